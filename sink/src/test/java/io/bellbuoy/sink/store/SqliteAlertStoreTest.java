package io.bellbuoy.sink.store;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void aQueryThatTakesTooLongIsEnded() {
    store.save(alerts(5_000));
    store.close();
    store = new SqliteAlertStore(file(), Duration.ZERO);

    assertThatThrownBy(() -> store.find(AlertQuery.newest(AlertFilter.ALL.containing("no"), 50)))
        .isInstanceOf(SlowQueryException.class)
        .hasMessageContaining("narrow it");
    assertThat(store.size().alerts()).as("retention measures on").isEqualTo(5_000);
    assertThat(store.save(List.of(alert(30_000)))).isEqualTo(1);
  }

  @Test
  void aPageOfLargeAlertsEndsEarlyAndGoesOn() {
    List<Alert> large =
        IntStream.range(0, 8)
            .mapToObj(n -> alert("prod", n, Severity.LOW, "x".repeat(5 << 20)))
            .toList();
    store.save(large);

    AlertPage page = store.find(AlertQuery.newest(AlertFilter.ALL, 50));

    assertThat(page.alerts()).hasSize(4);
    assertThat(store.find(AlertQuery.newest(AlertFilter.ALL, 50).after(page.next())).alerts())
        .hasSize(4);
  }
}
