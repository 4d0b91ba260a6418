package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertFixture;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.StoredAlert;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hundred thousand alerts; what it takes is logged, not asserted. */
@Tag("long")
final class SqliteLoadTest {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLoadTest.class);
  private static final int ALL = 100_000;
  private static final int BATCH = 1000;

  @TempDir Path folder;

  @Test
  void aHundredThousandAlertsAreSavedFoundCountedAndPurged() {
    try (AlertStore store =
        new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofMinutes(1))) {
      for (int from = 0; from < ALL; from += BATCH) {
        List<Alert> batch =
            IntStream.range(from, from + BATCH).mapToObj(AlertFixture::alert).toList();
        if (from == 0) {
          store.save(batch);
        } else {
          timed("save", from, () -> store.save(batch));
        }
      }

      AlertFilter rare = AlertFilter.ALL.with(AlertField.USER, "user-3").containing("message 777");
      timed("newest", 0, () -> store.find(AlertQuery.newest(AlertFilter.ALL, 50)));
      timed("rare", 0, () -> store.find(AlertQuery.newest(rare, 50)));
      timed("never", 0, () -> store.find(AlertQuery.newest(AlertFilter.ALL.containing("no"), 50)));
      timed("stats", 0, () -> store.stats(AlertFilter.ALL));
      timed("stats of a text", 0, () -> store.stats(AlertFilter.ALL.containing("message 777")));
      timed("techniques", 0, () -> store.techniques(AlertFilter.ALL));
      timed("around", 0, () -> store.neighbours(alert(ALL / 2), Duration.ofMinutes(10), 100));
      AlertFilter closed = AlertFilter.ALL.with(AlertField.STATE, "closed");
      timed("closed", 0, () -> store.find(AlertQuery.newest(closed, 50)));

      assertThat(walk(store)).hasSize(ALL);
      assertThat(store.stats(AlertFilter.ALL).total()).isEqualTo(ALL);
      assertThat(store.purge(START.plusSeconds(ALL / 2))).isEqualTo(ALL / 2);
      assertThat(store.one(alert(ALL - 1).id())).isEqualTo(new StoredAlert(alert(ALL - 1), null));
    }
  }

  private static Set<String> walk(AlertStore store) {
    Set<String> ids = new HashSet<>();
    AlertQuery query = AlertQuery.newest(AlertFilter.ALL, AlertQuery.MAX_LIMIT);
    AlertPage page = store.find(query);
    page.alerts().forEach(alert -> ids.add(alert.id()));
    while (page.next() != null) {
      page = store.find(query.after(page.next()));
      page.alerts().forEach(alert -> ids.add(alert.id()));
    }
    return ids;
  }

  private static void timed(String what, int at, Runnable work) {
    long start = System.nanoTime();
    work.run();
    LOG.atInfo()
        .addKeyValue("what", what)
        .addKeyValue("at", at)
        .addKeyValue("micros", (System.nanoTime() - start) / 1000)
        .log("took");
  }
}
