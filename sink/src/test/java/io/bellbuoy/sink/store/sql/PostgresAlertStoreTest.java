package io.bellbuoy.sink.store.sql;

import io.bellbuoy.sink.store.AlertStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresAlertStoreTest extends AlertStoreContract {

  @RegisterExtension static final PostgresExtension postgres = new PostgresExtension();

  @SuppressWarnings("NullAway.Init") // made before the first test
  private static PostgresConfig config;

  private AlertStore store;

  @BeforeEach
  void open() {
    if (config == null) {
      config = postgres.freshDatabase();
    }
    store = new PostgresAlertStore(config);
    store.purgeOldest(Integer.MAX_VALUE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  AlertStore store() {
    return store;
  }

  @Override
  AlertStore reopened() {
    store.close();
    store = new PostgresAlertStore(config);
    return store;
  }
}
