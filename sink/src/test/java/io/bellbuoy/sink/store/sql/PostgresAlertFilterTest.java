package io.bellbuoy.sink.store.sql;

import io.bellbuoy.sink.store.AlertStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One store for all tests, emptied before each: opening one takes longer than most of them. */
final class PostgresAlertFilterTest extends AlertFilterContract {

  @RegisterExtension static final PostgresExtension postgres = new PostgresExtension();

  private static AlertStore store;

  @BeforeAll
  static void open() {
    store = new PostgresAlertStore(postgres.freshDatabase());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @BeforeEach
  void empty() {
    store.purgeOldest(Integer.MAX_VALUE);
  }

  @Override
  AlertStore store() {
    return store;
  }
}
