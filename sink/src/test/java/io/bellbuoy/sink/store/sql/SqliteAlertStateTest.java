package io.bellbuoy.sink.store.sql;

import io.bellbuoy.sink.store.AlertStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One store for all tests, emptied before each: opening one takes longer than most of them. */
final class SqliteAlertStateTest extends AlertStateContract {

  @TempDir private static Path folder;
  private static AlertStore store;

  @BeforeAll
  static void open() {
    store = new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(10));
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

  @Override
  AlertStore reopened() {
    store.close();
    open();
    return store;
  }
}
