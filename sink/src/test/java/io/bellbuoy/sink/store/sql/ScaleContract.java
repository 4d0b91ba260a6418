package io.bellbuoy.sink.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A season of alerts in one store, five millions unless the system property {@code scale.alerts}
 * says otherwise: how fast they are saved and found. Times are printed, plans are asserted.
 */
@Tag("scale")
abstract class ScaleContract {

  private static final int BATCH = 1000;
  private static final Duration SEASON = Duration.ofDays(90);
  private static final AlertFilter FREQUENT =
      AlertFilter.ALL.with(AlertField.RULE, ManyAlerts.FREQUENT);

  private final Instant first = Instant.parse("2026-03-01T00:00:00Z");
  private final ManyAlerts alerts =
      new ManyAlerts(Integer.getInteger("scale.alerts", 5_000_000), first, SEASON);

  /** The store under test, empty. */
  abstract AlertStore store();

  /** How the database goes about the page, in its own words. */
  abstract String plan(AlertQuery query);

  /** The plan walks the index of cluster and rule, and sorts nothing. */
  abstract void assertWalksTheIndex(String plan);

  @Test
  void theNewestOfOneClusterAndRuleAreFoundAmongMillions() {
    for (Instant at = first; at.isBefore(first.plus(SEASON)); at = at.plus(Duration.ofDays(15))) {
      store().prepare(at.plus(Duration.ofDays(7)));
    }
    fill();
    print("size: %s", store().size());

    page("all", AlertFilter.ALL);
    page("frequent", FREQUENT.with(AlertField.CLUSTER, "cluster-3"));
    page("a rule that is seldom in its cluster", seldom());
    page("never", FREQUENT.with(AlertField.CLUSTER, "nowhere"));
    page("frequent, in one day", aDay(FREQUENT.with(AlertField.CLUSTER, "cluster-3")));
    page("one person", AlertFilter.ALL.with(AlertField.USER, "user-4711@example.com"));
    Alert some = alerts.some(alerts.count() / 2, alerts.count() / 2 + 1).get(0);
    timed("one alert", () -> assertThat(store().one(some.id())).isNotNull());
    timed("its neighbours", () -> store().neighbours(some, Duration.ofMinutes(10), 100));
    timed("counts of a day", () -> store().stats(aDay(AlertFilter.ALL)));
    timed("a text within a day", () -> newest(aDay(AlertFilter.ALL.containing("/api-77777"))));
    timed("a whole count", () -> store().size());

    assertWalksTheIndex(plan(AlertQuery.newest(seldom(), 50)));
    int gone = store().purge(first.plus(SEASON.dividedBy(2)));
    print("purged: %s, size: %s", gone, store().size());
    assertThat(gone).isGreaterThan(alerts.count() * 4 / 10);
  }

  private void fill() {
    long saving = 0;
    long longest = 0;
    for (int from = 0; from < alerts.count(); from += BATCH) {
      List<Alert> batch = alerts.some(from, from + BATCH);
      long start = System.nanoTime();
      assertThat(store().save(batch)).isEqualTo(batch.size());
      long took = System.nanoTime() - start;
      saving += took;
      longest = Math.max(longest, took);
      if ((from + BATCH) % Math.max(BATCH, alerts.count() / 10) < BATCH) {
        print(
            "saved %,d: %,.0f alerts/s, longest batch %,d ms",
            from + BATCH, (from + BATCH) * 1e9 / saving, longest / 1_000_000);
      }
    }
  }

  private static AlertFilter seldom() {
    return FREQUENT.with(AlertField.CLUSTER, ManyAlerts.QUIET);
  }

  private AlertFilter aDay(AlertFilter filter) {
    Instant last = first.plus(SEASON);
    return filter.between(last.minus(Duration.ofDays(1)), last);
  }

  private void page(String what, AlertFilter filter) {
    timed(what, () -> newest(filter));
    print("%s", plan(AlertQuery.newest(filter, 50)).lines().limit(12).toList());
  }

  private void newest(AlertFilter filter) {
    assertThat(store().find(AlertQuery.newest(filter, 50)).alerts()).allMatch(filter::matches);
  }

  private static void timed(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    long once = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      work.run();
    }
    double again = (System.nanoTime() - once) / 4e6;
    print("%s: at first %.1f ms, then %.1f ms", what, (once - start) / 1e6, again);
  }

  /** For whoever runs it: the log is a file, and times are what this is about. */
  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
