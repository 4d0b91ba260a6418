package io.bellbuoy.sink.store.sql;

import io.bellbuoy.sink.store.AlertStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAlertBoundsTest extends AlertBoundsContract {

  @TempDir Path folder;
  private AlertStore store;

  @BeforeEach
  void open() {
    store = new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(10));
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
  AlertStore reopened(Duration longestQuery) {
    store.close();
    store = new SqliteAlertStore(folder.resolve("alerts.db"), longestQuery);
    return store;
  }
}
