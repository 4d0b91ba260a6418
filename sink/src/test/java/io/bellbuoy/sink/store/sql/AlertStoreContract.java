package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertOrder;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStats;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.CursorException;
import io.bellbuoy.sink.store.StoredAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every alert store must do. */
abstract class AlertStoreContract {

  /** The store under test, empty at first; the same one for all calls of one test. */
  abstract AlertStore store();

  /** The same store after a restart. */
  abstract AlertStore reopened();

  @Test
  void whatWasSavedIsFoundAsItWas() {
    Alert alert = alert(1);

    assertThat(store().save(List.of(alert))).isEqualTo(1);

    assertThat(store().one(alert.id())).isEqualTo(new StoredAlert(alert, null));
    assertThat(newest(AlertFilter.ALL)).containsExactly(alert);
  }

  @Test
  void anEmptyStoreAnswersEverything() {
    assertThat(store().save(List.of())).isZero();
    assertThat(newest(AlertFilter.ALL)).isEmpty();
    assertThat(store().one("nobody")).isNull();
    assertThat(store().purge(START)).isZero();
    assertThat(store().purgeOldest(10)).isZero();
    assertThat(store().size().alerts()).isZero();
    AlertStats stats = store().stats(AlertFilter.ALL);
    assertThat(stats.total()).isZero();
    assertThat(stats.histogram()).isEmpty();
  }

  @Test
  void anAlertThatComesAgainLeavesTheFirstAlone() {
    Alert first = alert("prod", 1, Severity.HIGH, "first");
    Alert again = alert("prod", 1, Severity.LOW, "again");
    store().save(List.of(first));

    int added = store().save(List.of(again, alert(2), again));

    assertThat(added).isEqualTo(1);
    assertThat(store().size().alerts()).isEqualTo(2);
    assertThat(store().one(first.id())).isEqualTo(new StoredAlert(first, null));
  }

  @Test
  void anAlertThatComesClosedGetsItsFinalNumbersAndKeepsTheRest() {
    Alert raised = counted(alert(1), 3, false);
    Alert closed = counted(alert(1), 8, true).withoutEvent();
    store().save(List.of(raised, alert(2)));

    assertThat(store().save(List.of(closed, closed))).isZero();

    StoredAlert stored = store().one(raised.id());
    assertThat(stored).isEqualTo(new StoredAlert(counted(alert(1), 8, true), null));
    assertThat(store().save(List.of(raised))).isZero();
    assertThat(store().one(raised.id())).isEqualTo(stored);
    assertThat(store().save(List.of(counted(alert(3), 1, false), counted(alert(3), 4, true))))
        .isEqualTo(1);
    assertThat(newest(AlertFilter.ALL))
        .containsExactly(counted(alert(3), 4, true), alert(2), counted(alert(1), 8, true));
  }

  private static Alert counted(Alert alert, int count, boolean closed) {
    Occurrences occurrences =
        new Occurrences(count, null, START, START.plusSeconds(60), Map.of(), List.of(), closed);
    return alert.withOccurrences(alert.id(), alert.raisedAt(), occurrences);
  }

  @Test
  void twinsWithinOneBatchAreSavedOnce() {
    assertThat(store().save(List.of(alert(1), alert(1), alert(1)))).isEqualTo(1);
    assertThat(store().size().alerts()).isEqualTo(1);
  }

  @Test
  void aBatchIsSavedAsAWholeOrNotAtAll() {
    List<Alert> broken = new ArrayList<>(alerts(10));
    broken.add(null);

    assertThatThrownBy(() -> store().save(broken)).isInstanceOf(RuntimeException.class);

    assertThat(store().size().alerts()).isZero();
    assertThat(store().save(alerts(10))).isEqualTo(10);
  }

  @Test
  void savingAgainAfterARestartDoublesNothing() {
    store().save(alerts(20));

    AlertStore reopened = reopened();

    assertThat(reopened.save(alerts(25))).isEqualTo(5);
    assertThat(reopened.size().alerts()).isEqualTo(25);
  }

  @ParameterizedTest
  @EnumSource
  void pagesHoldEveryAlertOnceInOrder(AlertOrder order) {
    List<Alert> all = new ArrayList<>(alerts(23));
    store().save(all);
    if (order == AlertOrder.NEWEST_FIRST) {
      Collections.reverse(all);
    }

    assertThat(walk(new AlertQuery(AlertFilter.ALL, order, null, 5))).isEqualTo(all);
  }

  @Test
  void theLastPageSaysThatItIsTheLast() {
    store().save(alerts(10));

    AlertPage first = store().find(AlertQuery.newest(AlertFilter.ALL, 5));
    AlertPage second = store().find(AlertQuery.newest(AlertFilter.ALL, 5).after(first.next()));

    assertThat(first.next()).isNotNull();
    assertThat(second.alerts()).hasSize(5);
    assertThat(second.next()).isNull();
  }

  @Test
  void alertsRaisedAtTheSameMomentAreNotLostBetweenPages() {
    List<Alert> sameTime = new ArrayList<>();
    for (String cluster : List.of("a", "b", "c", "d", "e", "f", "g")) {
      sameTime.add(alert(cluster, 1, Severity.LOW, "same"));
    }
    store().save(sameTime);

    assertThat(walk(AlertQuery.newest(AlertFilter.ALL, 2)))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(sameTime);
  }

  @Test
  void pagesStayStableWhileAlertsAreSaved() {
    List<Alert> before = alerts(20);
    store().save(before);
    List<Alert> seen = new ArrayList<>();
    AlertQuery query = AlertQuery.newest(AlertFilter.ALL, 3);
    int late = 100;
    AlertPage page = store().find(query);
    seen.addAll(page.alerts());
    while (page.next() != null) {
      store().save(List.of(alert(late++), alert("late", late % 20, Severity.LOW, "between")));
      page = store().find(query.after(page.next()));
      seen.addAll(page.alerts());
    }

    assertThat(seen).doesNotHaveDuplicates().containsAll(before);
  }

  @Test
  void purgingBetweenPagesSkipsNothingThatIsLeft() {
    store().save(alerts(12));
    AlertQuery query = AlertQuery.newest(AlertFilter.ALL, 4);
    AlertPage first = store().find(query);

    store().purge(START.plusSeconds(4));

    assertThat(store().find(query.after(first.next())).alerts())
        .containsExactly(alert(7), alert(6), alert(5), alert(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "MTox", "!!!", "' OR 1=1 --", "\u0000", "MTotMTotMTow"})
  void aCursorThatNobodyGaveIsRefused(String cursor) {
    assertThatThrownBy(() -> store().find(AlertQuery.newest(AlertFilter.ALL, 5).after(cursor)))
        .isInstanceOf(CursorException.class)
        .hasMessageContaining("it is no cursor");
  }

  @Test
  void aCursorWithOneCharacterChangedIsRefused() {
    store().save(alerts(10));
    AlertQuery query = AlertQuery.newest(AlertFilter.ALL, 5);
    String cursor = requireNonNull(store().find(query).next());
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);

      assertThatThrownBy(() -> store().find(query.after(changed)))
          .isInstanceOf(CursorException.class);
    }
  }

  @Test
  void aCursorOfAnotherQueryIsRefused() {
    store().save(alerts(10));
    String cursor = store().find(AlertQuery.newest(AlertFilter.ALL, 5)).next();
    AlertFilter other = AlertFilter.ALL.with(AlertField.VERB, "create");

    assertThatThrownBy(() -> store().find(AlertQuery.newest(other, 5).after(cursor)))
        .isInstanceOf(CursorException.class)
        .hasMessageContaining("another query");
    assertThatThrownBy(
            () -> store().find(new AlertQuery(AlertFilter.ALL, AlertOrder.OLDEST_FIRST, cursor, 5)))
        .isInstanceOf(CursorException.class);
  }

  @Test
  void manySaveAndReadAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> added = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        added.add(threads.submit(() -> store().save(alerts(300))));
        added.add(threads.submit(() -> 0 * (int) store().stats(AlertFilter.ALL).total()));
      }
      int sum = 0;
      for (Future<Integer> one : added) {
        sum += one.get();
      }

      assertThat(sum).isEqualTo(300);
      assertThat(newest(AlertFilter.ALL)).hasSize(300);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void statsCountByWhatPeopleAskFor() {
    store().save(alerts(12));
    store().save(List.of(alert("test", 3600, Severity.CRITICAL, "later")));

    AlertStats stats = store().stats(AlertFilter.ALL.with(AlertField.SEVERITY, "critical", "low"));

    assertThat(stats.total()).isEqualTo(7);
    assertThat(stats.bySeverity()).containsOnly(entry("critical", 4), entry("low", 3));
    assertThat(stats.byRule())
        .containsOnly(entry("exec-in-pod", 3), entry("host-path", 2), entry("privileged-pod", 2));
    assertThat(stats.byCluster()).containsExactly(entry("prod", 6), entry("test", 1));
    assertThat(stats.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(stats.byState()).containsOnly(entry("open", 7));
    assertThat(stats.byUser()).containsEntry("user-4", 2L).hasSize(5);
    assertThat(stats.byNamespace()).containsEntry("default", 3L).hasSize(3);
    assertThat(stats.histogram())
        .containsExactly(
            new AlertStats.Bucket(START, 6, Map.of("low", 3L, "critical", 3L)),
            new AlertStats.Bucket(START.plusSeconds(3600), 1, Map.of("critical", 1L)));
  }

  private List<Alert> newest(AlertFilter filter) {
    return store().find(AlertQuery.newest(filter, AlertQuery.MAX_LIMIT)).alerts();
  }

  private List<Alert> walk(AlertQuery query) {
    List<Alert> all = new ArrayList<>();
    AlertPage page = store().find(query);
    all.addAll(page.alerts());
    while (page.next() != null) {
      page = store().find(query.after(page.next()));
      all.addAll(page.alerts());
    }
    return all;
  }

  private static Map.Entry<String, Long> entry(String key, long count) {
    return Map.entry(key, count);
  }
}
