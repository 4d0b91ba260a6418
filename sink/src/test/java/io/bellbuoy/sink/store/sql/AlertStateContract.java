package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertState;
import io.bellbuoy.sink.store.AlertStats;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.CloseReason;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import io.bellbuoy.sink.store.TooManyChangesException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every alert store must do with what people say of alerts. */
abstract class AlertStateContract {

  /** The store under test, empty at first; the same one for all calls of one test. */
  abstract AlertStore store();

  /** The same store after a restart. */
  abstract AlertStore reopened();

  @Test
  void anAlertIsOpenUntilSomebodySaysOtherwise() {
    store().save(alerts(3));

    assertThat(one(1).state()).isEqualTo(AlertState.OPEN);
    assertThat(one(1).change()).isNull();
    assertThat(store().history(alert(1).id())).isEmpty();
  }

  @Test
  void whatIsSaidIsShownAndKeptOverARestart() {
    store().save(alerts(3));
    StateChange seen = change(AlertState.ACKNOWLEDGED, null, "mine", 1);
    StateChange closed = change(AlertState.CLOSED, CloseReason.FALSE_POSITIVE, null, 2);

    assertThat(store().change(alert(1).id(), seen)).isEqualTo(new StoredAlert(alert(1), seen));
    assertThat(store().change(alert(1).id(), closed)).isEqualTo(new StoredAlert(alert(1), closed));

    AlertStore reopened = reopened();
    assertThat(reopened.one(alert(1).id())).isEqualTo(new StoredAlert(alert(1), closed));
    assertThat(reopened.history(alert(1).id())).containsExactly(seen, closed);
    assertThat(reopened.find(AlertQuery.newest(AlertFilter.ALL, 10)).items())
        .containsExactly(
            new StoredAlert(alert(2), null),
            new StoredAlert(alert(1), closed),
            new StoredAlert(alert(0), null));
  }

  @Test
  void anAlertThatComesAgainKeepsItsState() {
    store().save(alerts(3));
    StateChange closed = change(AlertState.CLOSED, CloseReason.RESOLVED, "done", 1);
    store().change(alert(1).id(), closed);

    assertThat(store().save(alerts(3))).isZero();
    assertThat(store().save(List.of(alert("prod", 1, Severity.CRITICAL, "again")))).isZero();

    assertThat(one(1)).isEqualTo(new StoredAlert(alert(1), closed));
    assertThat(found("closed")).containsExactly(alert(1));
  }

  @Test
  void theSameSaidTwiceIsNotedOnceAndACommentAlways() {
    store().save(alerts(1));
    StateChange closed = change(AlertState.CLOSED, CloseReason.EXPECTED, "a", 1);
    store().change(alert(0).id(), change(AlertState.OPEN, null, null, 0));
    store().change(alert(0).id(), closed);
    store().change(alert(0).id(), change(AlertState.CLOSED, CloseReason.EXPECTED, null, 2));
    StateChange other = change(AlertState.CLOSED, CloseReason.DUPLICATE, null, 3);
    StateChange more = change(AlertState.CLOSED, CloseReason.DUPLICATE, "of another", 4);
    store().change(alert(0).id(), other);
    store().change(alert(0).id(), more);

    assertThat(store().history(alert(0).id())).containsExactly(closed, other, more);
  }

  @Test
  void nothingIsSaidOfAnAlertThatIsNotThere() {
    assertThat(store().change("nobody", change(AlertState.ACKNOWLEDGED, null, null, 1))).isNull();
    assertThat(store().history("nobody")).isEmpty();
  }

  @Test
  void moreThanIsKeptIsRefusedAndChangesNothing() {
    store().save(alerts(2));
    for (int i = 0; i < 200; i++) {
      store().change(alert(0).id(), change(AlertState.ACKNOWLEDGED, null, "again " + i, i));
    }

    assertThatThrownBy(
            () -> store().change(alert(0).id(), change(AlertState.OPEN, null, null, 999)))
        .isInstanceOf(TooManyChangesException.class)
        .hasMessageContaining("200 times");
    assertThat(one(0).state()).isEqualTo(AlertState.ACKNOWLEDGED);
    assertThat(store().history(alert(0).id())).hasSize(200);
    assertThat(store().change(alert(1).id(), change(AlertState.ACKNOWLEDGED, null, "a", 1)))
        .isNotNull();
  }

  @Test
  void statesAreFoundAndCounted() {
    store().save(alerts(10));
    store().change(alert(1).id(), change(AlertState.ACKNOWLEDGED, null, null, 1));
    store().change(alert(2).id(), change(AlertState.CLOSED, CloseReason.RESOLVED, null, 1));
    store().change(alert(3).id(), change(AlertState.CLOSED, CloseReason.RESOLVED, null, 1));
    store().change(alert(3).id(), change(AlertState.OPEN, null, null, 2));

    assertThat(found("acknowledged")).containsExactly(alert(1));
    assertThat(found("closed")).containsExactly(alert(2));
    assertThat(found("acknowledged", "closed")).containsExactly(alert(2), alert(1));
    assertThat(found("open")).hasSize(8).contains(alert(3));
    AlertStats stats = store().stats(AlertFilter.ALL.with(AlertField.VERB, "create"));
    assertThat(stats.byState())
        .containsEntry("open", 8L)
        .containsEntry("acknowledged", 1L)
        .containsEntry("closed", 1L);
    assertThat(store().stats(AlertFilter.ALL.with(AlertField.STATE, "open")).total()).isEqualTo(8);
  }

  @Test
  void whatIsPurgedTakesItsHistoryWithIt() {
    store().save(alerts(4));
    store().change(alert(0).id(), change(AlertState.ACKNOWLEDGED, null, "old", 1));
    store().change(alert(3).id(), change(AlertState.ACKNOWLEDGED, null, "new", 1));

    store().purge(START.plusSeconds(2));
    store().purgeOldest(2);
    store().save(alerts(4));

    assertThat(IntStream.range(0, 4).mapToObj(this::one))
        .allMatch(stored -> stored.state() == AlertState.OPEN);
    assertThat(store().history(alert(0).id())).isEmpty();
    assertThat(store().history(alert(3).id())).isEmpty();
  }

  @Test
  void manySayOnceEach() throws Exception {
    store().save(alerts(1));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<StoredAlert>> said = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        StateChange change = change(AlertState.ACKNOWLEDGED, null, "n" + i, i);
        said.add(threads.submit(() -> requireNonNull(store().change(alert(0).id(), change))));
      }
      for (Future<StoredAlert> one : said) {
        assertThat(one.get().state()).isEqualTo(AlertState.ACKNOWLEDGED);
      }
    } finally {
      threads.shutdownNow();
    }

    List<StateChange> history = store().history(alert(0).id());
    assertThat(history).hasSize(40).doesNotHaveDuplicates();
    assertThat(one(0).change()).isEqualTo(history.get(39));
  }

  static StateChange change(
      AlertState state, @Nullable CloseReason reason, @Nullable String comment, int second) {
    return new StateChange(
        state, reason, comment, "alice", "192.0.2.1", START.plusSeconds(86_400 + second));
  }

  private StoredAlert one(int n) {
    return requireNonNull(store().one(alert(n).id()));
  }

  private List<Alert> found(String... states) {
    AlertFilter filter = AlertFilter.ALL.with(AlertField.STATE, states);
    return store().find(AlertQuery.newest(filter, 100)).alerts();
  }
}
