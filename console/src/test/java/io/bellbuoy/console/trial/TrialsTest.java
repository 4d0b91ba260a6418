package io.bellbuoy.console.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.console.http.Caller;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.trial.TrialReport.State;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.schemas.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrialsTest {

  private static final CompiledPolicy POLICY = TrialPolicy.of(Drafts.rule("true", "x"), Map.of());
  private static final Duration DAY = Duration.ofDays(1);
  private static final Caller ALICE = new Caller("alice", Role.VIEWER, Caller.Via.SESSION);
  private static final Caller BOB = new Caller("bob", Role.OPERATOR, Caller.Via.SESSION);
  private static final Caller ADMIN = new Caller("root", Role.ADMIN, Caller.Via.TOKEN);

  private final HandClock clock = new HandClock();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Trials trials =
      new Trials(
          new TrialLimits(Duration.ofSeconds(30), 3, 2, Duration.ofMinutes(10), 2),
          Redactor.standard(),
          this::readerBehindTheGate,
          clock);

  @AfterEach
  void close() {
    trials.close();
  }

  @Test
  void onePersonRunsSoManyAndAllTogetherRunSoMany() {
    start("alice");
    start("alice");

    assertTooMany("alice", "2 of your trials");
    start("bob");
    assertTooMany("carol", "3 trials");
  }

  @Test
  void whatHasEndedMakesRoom() {
    gate.countDown();
    for (int i = 0; i < 5; i++) {
      ended(start("alice"));
    }

    assertThat(start("alice")).hasSize(32);
  }

  @Test
  void resultsAreForWhoAskedAndForAdmins() {
    String id = start("alice");

    assertThat(trials.report(id, ALICE).state()).isEqualTo(State.RUNNING);
    assertThat(trials.report(id, ADMIN).id()).isEqualTo(id);
    assertNotFound(id, BOB);
    assertThatThrownBy(() -> trials.cancel(id, BOB)).isInstanceOf(ProblemException.class);
    assertNotFound("no-such", ADMIN);
  }

  @Test
  void whatRunsIsCancelledAndWhatHasEndedIsForgotten() {
    String id = start("alice");

    trials.cancel(id, ALICE);
    gate.countDown();
    await().until(() -> trials.report(id, ALICE).state() == State.CANCELLED);
    trials.cancel(id, ALICE);

    assertNotFound(id, ALICE);
  }

  @Test
  void resultsAreKeptForAWhile() {
    gate.countDown();
    String id = start("alice");
    ended(id);

    clock.pass(Duration.ofMinutes(9));
    assertThat(trials.report(id, ALICE).state()).isEqualTo(State.DONE);
    clock.pass(Duration.ofMinutes(2));
    assertNotFound(id, ALICE);
  }

  @Test
  void ofManyResultsTheOldestGoFirst() {
    gate.countDown();
    String first = start("alice");
    ended(first);
    String second = start("alice");
    ended(second);
    String third = start("alice");
    ended(third);

    assertThat(trials.report(third, ALICE).state()).isEqualTo(State.DONE);
    assertNotFound(first, ALICE);
    assertThat(trials.report(second, ALICE).state()).isEqualTo(State.DONE);
  }

  @Test
  void closingEndsWhatRuns() {
    String id = start("alice");

    trials.close();

    await().until(() -> trials.report(id, ALICE).state() == State.CANCELLED);
  }

  private String start(String owner) {
    return trials.start(owner, POLICY, DAY);
  }

  private void ended(String id) {
    await().until(() -> trials.report(id, ALICE).state() != State.RUNNING);
  }

  private void assertTooMany(String owner, String told) {
    assertThatThrownBy(() -> start(owner))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(429);
              assertThat(refused.problem().detail()).contains(told);
              assertThat(refused.retryAfter()).isPositive();
            });
  }

  private void assertNotFound(String id, Caller caller) {
    assertThatThrownBy(() -> trials.report(id, caller))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(404));
  }

  private EventReader readerBehindTheGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    return Journal.empty().reader();
  }

  /** A clock that stands until it is told. */
  private static final class HandClock extends Clock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
