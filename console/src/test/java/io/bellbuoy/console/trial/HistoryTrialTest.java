package io.bellbuoy.console.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.trial.TrialReport.State;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class HistoryTrialTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final long RECENT = NOW.minusSeconds(60).toEpochMilli();
  private static final long OLD = NOW.minus(Duration.ofHours(30)).toEpochMilli();
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final String GET = Drafts.json("get", "alice", "n", "");
  private static final String LIST = Drafts.json("list", "bob", "n", "");

  private final Rule rule =
      Drafts.rule(
          "jpath(\"verb\") = \"get\"",
          "{user.username}",
          new Rule.ExceptionClause("robots", "jpath(\"user.username\") startswith \"robot\""));

  @Test
  void whatMatchesIsCountedAndWhatExceptionsKeepBackToo() {
    TrialReport report =
        ended(
            new Journal()
                .event(RECENT, GET)
                .event(RECENT, LIST)
                .event(RECENT, Drafts.json("get", "robot-1", "n", "")));

    assertThat(report.state()).isEqualTo(State.DONE);
    assertThat(report.scanned()).isEqualTo(3);
    assertThat(report.total()).isEqualTo(3);
    assertThat(report.sampledFraction()).isEqualTo(1);
    assertThat(report.stoppedBy()).isNull();
    assertThat(report.matched()).isEqualTo(1);
    assertThat(report.excepted()).isEqualTo(1);
    assertThat(report.byUser()).containsExactly(new Tally.Count("alice", 1));
  }

  @Test
  void whatCameInBeforeIsNotRead() {
    TrialReport report = ended(new Journal().event(OLD, GET).event(RECENT, GET));

    assertThat(report.total()).isEqualTo(1);
    assertThat(report.matched()).isEqualTo(1);
    assertThat(report.from()).isEqualTo(NOW.minus(Duration.ofHours(24)));
  }

  @Test
  void whatCannotBeJudgedIsCountedNotSkipped() {
    TrialReport report = ended(new Journal().rubbish(RECENT).garbled(RECENT).event(RECENT, GET));

    assertThat(report.scanned()).isEqualTo(3);
    assertThat(report.unreadable()).isEqualTo(2);
    assertThat(report.matched()).isEqualTo(1);
  }

  @Test
  void offsetsWithoutEventsAreNoEvents() {
    TrialReport report =
        ended(new Journal().event(RECENT, GET).marks(2).event(RECENT, GET).marks(3));

    assertThat(report.state()).isEqualTo(State.DONE);
    assertThat(report.scanned()).isEqualTo(2);
    assertThat(report.total()).isEqualTo(2);
    assertThat(report.sampledFraction()).isEqualTo(1);
  }

  @Test
  void whatLeavesTheTopicMeanwhileIsCounted() {
    TrialReport report =
        ended(new Journal().event(RECENT, GET).event(RECENT, GET).event(RECENT, GET).takenUpTo(2));

    assertThat(report.state()).isEqualTo(State.DONE);
    assertThat(report.gone()).isEqualTo(2);
    assertThat(report.scanned()).isEqualTo(1);
    assertThat(report.total()).isEqualTo(3);
  }

  @Test
  void anEmptyTopicIsDoneAtOnce() {
    TrialReport report = ended(Journal.empty());

    assertThat(report.state()).isEqualTo(State.DONE);
    assertThat(report.sampledFraction()).isEqualTo(1);
    assertThat(report.byHour()).hasSize(25);
  }

  @Test
  void whoHasNoTimeSaysWhichPartWasSeen() {
    HistoryTrial trial = trial(new Journal().event(RECENT, GET), Duration.ZERO);

    trial.run();

    assertThat(trial.report().state()).isEqualTo(State.DONE);
    assertThat(trial.report().stoppedBy()).isEqualTo("budget");
    assertThat(trial.report().sampledFraction()).isZero();
  }

  @Test
  void whatIsCancelledKeepsWhatItHasFound() {
    HistoryTrial trial = trial(new Journal().event(RECENT, GET), AMPLE);

    trial.cancel();
    trial.run();

    assertThat(trial.report().state()).isEqualTo(State.CANCELLED);
    assertThat(trial.report().stoppedBy()).isNull();
    assertThat(trial.report().scanned()).isZero();
  }

  @Test
  void aTopicThatSaysNothingFailsTheTrial() {
    TrialReport report = ended(new Journal().event(RECENT, GET).silent());

    assertThat(report.state()).isEqualTo(State.FAILED);
    assertThat(report.problem()).contains("no events came");
  }

  @Test
  void whatKafkaRefusesIsTold() {
    TrialReport report =
        ended(
            new Journal().event(RECENT, GET).failing(new TopicAuthorizationException("not yours")));

    assertThat(report.state()).isEqualTo(State.FAILED);
    assertThat(report.problem()).contains("not yours");
  }

  @Test
  void aFailureThatNobodyThoughtOfIsAnEndToo() {
    HistoryTrial trial =
        new HistoryTrial(
            "id",
            TrialPolicy.of(rule, Map.of()),
            Redactor.standard(),
            () -> {
              throw new IllegalStateException("secret detail");
            },
            Duration.ofHours(1),
            AMPLE,
            Clock.systemUTC());

    trial.run();

    assertThat(trial.ended()).isTrue();
    assertThat(trial.report().problem()).contains("log says why").doesNotContain("secret");
  }

  private TrialReport ended(Journal journal) {
    HistoryTrial trial = trial(journal, AMPLE);
    trial.run();
    assertThat(trial.ended()).isTrue();
    return trial.report();
  }

  private HistoryTrial trial(Journal journal, Duration budget) {
    return new HistoryTrial(
        "id",
        TrialPolicy.of(rule, Map.of()),
        Redactor.standard(),
        journal::reader,
        Duration.ofHours(24),
        budget,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
