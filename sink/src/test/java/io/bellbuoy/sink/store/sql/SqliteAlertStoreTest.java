package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.AlertStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAlertStoreTest extends AlertStoreContract {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private AlertStore store;

  @BeforeEach
  void open() {
    store = new SqliteAlertStore(file(), PATIENCE);
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
    open();
    return store;
  }

  private Path file() {
    return folder.resolve("alerts.db");
  }

  @Test
  void itsFilesAreReadableByTheirOwnerAlone() throws IOException {
    store.save(alerts(10));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void itMakesTheFolder() {
    Path deep = folder.resolve("a/b/alerts.db");

    try (AlertStore other = new SqliteAlertStore(deep, PATIENCE)) {
      assertThat(other.save(alerts(1))).isEqualTo(1);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "these are my notes".repeat(100));

    assertThatThrownBy(() -> new SqliteAlertStore(file, PATIENCE))
        .isInstanceOf(AlertStoreException.class)
        .hasMessageContaining("cannot open the alert store " + file);
  }

  @Test
  void purgingMakesTheFileSmaller() throws IOException {
    store.save(alerts(3000));
    reopened();
    long full = Files.size(file());

    store.purgeOldest(2900);
    reopened();

    assertThat(Files.size(file())).isLessThan(full / 2);
  }
}
