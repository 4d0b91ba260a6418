package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Suppression;
import io.bellbuoy.schemas.Threshold;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountingTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Threshold THREE_BY_USER =
      new Threshold(3, Span.of("1m"), List.of("user.username", "cluster"), null);

  @TempDir Path state;
  private TopologyRig rig;

  @BeforeEach
  void start() {
    rig = new TopologyRig(state);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void matchesBelowTheThresholdRaiseNothing() {
    publish(THREE_BY_USER, null);

    list("eve", "a", 0);
    list("eve", "b", 10);
    list("bob", "c", 11);

    assertThat(rig.alerts()).isEmpty();
    assertThat(rig.totals()).containsEntry("counted", 3L).containsEntry("alerts", 0L);
  }

  @Test
  void theThresholdRaisesOneAlertThatSaysWhatItStandsFor() {
    publish(THREE_BY_USER, null);

    list("eve", "a", 0);
    list("bob", "b", 1);
    list("eve", "c", 2);
    list("eve", "d", 3);
    list("eve", "e", 4);

    List<Alert> alerts = rig.alerts();
    assertThat(alerts).hasSize(1);
    Occurrences occurrences = requireNonNull(alerts.get(0).occurrences());
    assertThat(occurrences.count()).isEqualTo(3);
    assertThat(occurrences.from()).isEqualTo(START);
    assertThat(occurrences.by()).isEqualTo(Map.of("user.username", "eve", "cluster", "prod-1"));
    assertThat(occurrences.samples()).hasSize(3);
    assertThat(alerts.get(0).event()).isNotNull();
    assertThat(rig.totals()).containsEntry("alerts", 1L).containsEntry("keptBack", 1L);
  }

  @Test
  void theSameAlertComesOnceMoreWithTheFinalCountWhenItsTimeIsOver() {
    publish(THREE_BY_USER, null);
    for (int second = 0; second < 5; second++) {
      list("eve", "s" + second, second);
    }
    Alert raised = rig.alerts().get(0);

    rig.passTime(START.plusSeconds(59));
    assertThat(rig.alerts()).isEmpty();
    rig.passTime(START.plusSeconds(60));

    List<Alert> last = rig.alerts();
    assertThat(last).hasSize(1);
    assertThat(last.get(0).id()).isEqualTo(raised.id());
    assertThat(last.get(0).raisedAt()).isEqualTo(raised.raisedAt());
    Occurrences occurrences = requireNonNull(last.get(0).occurrences());
    assertThat(occurrences.count()).isEqualTo(5);
    assertThat(occurrences.closed()).isTrue();
    rig.passTime(START.plusSeconds(600));
    assertThat(rig.alerts()).isEmpty();
  }

  @Test
  void anEventThatComesTwiceCountsOnce() {
    publish(THREE_BY_USER, null);

    list("eve", "a", 0);
    list("eve", "a", 1);
    list("eve", "a", 2);
    list("eve", "b", 3);

    assertThat(rig.alerts()).isEmpty();
    assertThat(rig.totals()).containsEntry("duplicates", 2L);
  }

  @Test
  void aRuleWithAThresholdLetsTheEventGoOn() {
    rig.publish(
        Policies.first(
            1,
            Policies.alert(rule("burst", THREE_BY_USER, null)),
            Policies.alert("plain", "jpath(\"verb\") = \"list\"")));

    list("eve", "a", 0);
    list("eve", "b", 1);
    list("eve", "c", 2);

    assertThat(rig.alertedRules()).containsExactlyInAnyOrder("plain", "plain", "plain", "burst");
  }

  @Test
  void aRuleThatKeepsSilentAlertsOnceAndCountsTheRest() {
    publish(null, new Suppression(Span.of("1h"), List.of("user.username")));

    list("eve", "a", 0);
    list("eve", "b", 1);
    list("bob", "c", 2);
    list("eve", "d", 3);
    assertThat(rig.alerts()).hasSize(2);
    rig.passTime(START.plusSeconds(3_600));

    List<Alert> last = rig.alerts();
    assertThat(last).hasSize(1);
    assertThat(requireNonNull(last.get(0).occurrences()).count()).isEqualTo(3);
  }

  @Test
  void differentValuesAreCounted() {
    publish(new Threshold(3, Span.of("1m"), List.of("user.username"), "objectRef.name"), null);

    for (int second = 0; second < 6; second++) {
      rig.send(event("eve", "secret-" + second % 2, "s" + second), START.plusSeconds(second));
    }
    assertThat(rig.alerts()).isEmpty();
    rig.send(event("eve", "secret-9", "last"), START.plusSeconds(7));

    assertThat(rig.alerts())
        .singleElement()
        .satisfies(
            alert -> assertThat(requireNonNull(alert.occurrences()).distinct()).isEqualTo(3));
  }

  @Test
  void theSameCauseHasTheSameId() {
    publish(THREE_BY_USER, null);
    list("eve", "a", 0);
    list("eve", "b", 1);
    list("eve", "c", 2);
    String id = rig.alerts().get(0).id();
    rig.close();
    rig = new TopologyRig(state.resolve("again"));
    publish(THREE_BY_USER, null);

    list("eve", "a", 0);
    list("eve", "b", 1);
    list("eve", "c", 2);

    assertThat(rig.alerts().get(0).id()).isEqualTo(id);
  }

  @Test
  void whatIsNoMatchOnTheMatchesTopicGoesToTheDeadLetters() {
    publish(THREE_BY_USER, null);

    rig.sendMatch(new TestRecord<>(new byte[] {1}, new byte[] {'{', '}'}));

    assertThat(rig.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).contains("Match"));
  }

  private void publish(@Nullable Threshold threshold, @Nullable Suppression suppress) {
    rig.publish(Policies.first(1, Policies.alert(rule("burst", threshold, suppress))));
  }

  private static Rule rule(
      String id, @Nullable Threshold threshold, @Nullable Suppression suppress) {
    return new Rule(
        id,
        "A burst",
        Severity.HIGH,
        "",
        "{user.username} reads {objectRef.name}",
        "jpath(\"verb\") = \"list\"",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        threshold,
        suppress,
        List.of());
  }

  private void list(String user, String auditID, int second) {
    rig.send(event(user, "secrets", auditID), START.plusSeconds(second));
  }

  private static AuditEvent event(String user, String name, String auditID) {
    return Events.of(
        """
        {"auditID":"%s","verb":"list","user":{"username":"%s"},"objectRef":{"name":"%s"}}"""
            .formatted(auditID, user, name));
  }
}
