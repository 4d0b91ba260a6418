package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.about;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertState;
import io.bellbuoy.sink.store.AlertStats;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.CloseReason;
import io.bellbuoy.sink.store.Neighbours;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every alert store must know of the surroundings of alerts. */
abstract class AroundContract {

  private static final Duration TEN = Duration.ofMinutes(10);

  /** The store under test, empty at first; the same one for all calls of one test. */
  abstract AlertStore store();

  @Test
  void theSameUserAndTheSameObjectAreNeighbours() {
    Alert middle = about("prod", 700, "alice", "web", "pod-1");
    Alert sameUser = about("prod", 100, "alice", "db", "pod-2");
    Alert sameObject = about("prod", 1300, "bob", "web", "pod-1");
    Alert both = about("prod", 700, "alice", "web", "pod-1").withEvent(null);
    Alert other = about("prod", 700, "bob", "web", "pod-2");
    Alert otherNamespace = about("prod", 700, "bob", "db", "pod-1");
    Alert tooEarly = about("prod", 99, "alice", "web", "pod-1");
    Alert tooLate = about("prod", 1301, "alice", "web", "pod-1");
    store()
        .save(
            List.of(middle, sameUser, sameObject, both, other, otherNamespace, tooEarly, tooLate));

    Neighbours found = store().neighbours(middle, TEN, 100);

    assertThat(found.items())
        .extracting(StoredAlert::alert)
        .containsExactly(sameObject.withoutEvent(), sameUser.withoutEvent());
    assertThat(found.more()).isFalse();
  }

  @Test
  void aPersonIsTheSameInEveryClusterAnAccountOfAClusterIsNot() {
    Alert alice = about("prod", 10, "alice", "web", "pod-1");
    Alert aliceElsewhere = about("test", 20, "alice", "web", "pod-9");
    Alert robot = about("prod", 30, "system:serviceaccount:ci:deployer", "web", "pod-2");
    Alert otherRobot = about("test", 40, "system:serviceaccount:ci:deployer", "web", "pod-2");
    store().save(List.of(alice, aliceElsewhere, robot, otherRobot));

    assertThat(store().neighbours(alice, TEN, 100).items())
        .extracting(StoredAlert::alert)
        .containsExactly(aliceElsewhere.withoutEvent());
    assertThat(store().neighbours(robot, TEN, 100).items()).isEmpty();
  }

  @Test
  void ofManyTheNearestAreShown() {
    List<Alert> storm =
        IntStream.range(0, 500)
            .mapToObj(n -> about("prod", n, "alice", "web", "pod-" + n))
            .toList();
    store().save(storm);

    Neighbours found = store().neighbours(storm.get(250), TEN, 10);

    assertThat(found.more()).isTrue();
    assertThat(found.items())
        .extracting(stored -> stored.alert().raisedAt())
        .containsExactlyElementsOf(
            IntStream.iterate(255, n -> n - 1)
                .limit(11)
                .filter(n -> n != 250)
                .mapToObj(n -> START.plusSeconds(n))
                .toList());
  }

  @Test
  void neighboursHaveTheirStates() {
    Alert first = about("prod", 1, "alice", "web", "pod-1");
    Alert second = about("prod", 2, "alice", "web", "pod-1");
    store().save(List.of(first, second));
    StateChange closed =
        AlertStateContract.change(AlertState.CLOSED, CloseReason.RESOLVED, null, 1);
    store().change(second.id(), closed);

    assertThat(store().neighbours(first, TEN, 10).items())
        .containsExactly(new StoredAlert(second.withoutEvent(), closed));
  }

  @Test
  void anAlertOfNobodyAboutNothingHasNoNeighbours() {
    Alert alone = about("prod", 1, null, null, null);
    store().save(List.of(alone, about("prod", 2, null, null, null), alert(3)));

    assertThat(store().neighbours(alone, TEN, 10).items()).isEmpty();
  }

  @Test
  void techniquesAreCountedForEachThatAnAlertHas() {
    store().save(alerts(10));

    assertThat(store().techniques(AlertFilter.ALL))
        .containsEntry("T1610", 10L)
        .containsEntry("T160", 2L)
        .containsEntry("T164", 2L)
        .hasSize(6);
    assertThat(store().techniques(AlertFilter.ALL).keySet()).startsWith("T1610");
    assertThat(store().techniques(AlertFilter.ALL.containing("message 4")))
        .containsOnlyKeys("T1610", "T164");
    assertThat(store().techniques(AlertFilter.ALL.with(AlertField.CLUSTER, "none"))).isEmpty();
  }

  @Test
  void theHistogramIsCutForTheSpanThatIsAskedFor() {
    store().save(alerts(10));

    AlertStats day = store().stats(AlertFilter.ALL.between(START, START.plus(Duration.ofDays(1))));
    AlertStats open = store().stats(AlertFilter.ALL.between(START, null));

    assertThat(day.interval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(day.histogram()).hasSize(1);
    assertThat(open.interval()).as("up to now").isGreaterThan(Duration.ofMinutes(1));
    assertThat(open.histogram()).hasSize(1);
  }
}
