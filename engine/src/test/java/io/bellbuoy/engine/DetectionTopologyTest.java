package io.bellbuoy.engine;

import static io.bellbuoy.engine.Policies.alert;
import static io.bellbuoy.engine.Policies.all;
import static io.bellbuoy.engine.Policies.first;
import static io.bellbuoy.engine.Policies.ignore;
import static io.bellbuoy.engine.Policies.shadow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTopologyTest {

  private static final String CREATE = "jpath(\"verb\") = \"create\"";
  private static final String PODS = "jpath(\"objectRef.resource\") = \"pods\"";
  private static final String SECRETS = "jpath(\"objectRef.resource\") = \"secrets\"";

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
  void theFirstRuleThatMatchesAlertsAndTheRestIsNotAsked() {
    rig.publish(first(1, alert("secrets", SECRETS), alert("create", CREATE), alert("pods", PODS)))
        .send(Events.podCreated("web"));

    assertThat(rig.alertedRules()).containsExactly("create");
  }

  @Test
  void withMatchAllEveryRuleThatMatchesAlerts() {
    rig.publish(all(1, alert("create", CREATE), alert("secrets", SECRETS), alert("pods", PODS)))
        .send(Events.podCreated("web"));

    assertThat(rig.alertedRules()).containsExactly("create", "pods");
    assertThat(rig.totals()).containsEntry("events", 1L).containsEntry("matches", 2L);
  }

  @Test
  void aShadowRuleIsCountedAndStopsNothing() {
    rig.publish(first(1, shadow("create", CREATE), alert("pods", PODS)))
        .send(Events.podCreated("web"));

    assertThat(rig.alertedRules()).containsExactly("pods");
    assertThat(rig.totals()).containsEntry("shadowMatches", 1L).containsEntry("alerts", 1L);
    assertThat(
            rig.registry
                .get("bellbuoy.engine.shadow.matches")
                .tag("rule", "create")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void anIgnoreRuleEndsTheWayOfItsEvents() {
    rig.publish(first(1, ignore("known", "jpath(\"user.username\") = \"alice\""), alert("p", PODS)))
        .send(Events.podCreated("web"));

    assertThat(rig.alerts()).isEmpty();
    assertThat(rig.totals()).containsEntry("ignored", 1L);
  }

  @Test
  void anEventThatNoRuleMatchesPassesInSilence() {
    rig.publish(first(1, alert("secrets", SECRETS))).send(Events.podCreated("web"));

    assertThat(rig.alerts()).isEmpty();
    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.totals()).containsEntry("events", 1L);
  }

  @Test
  void aResentEventAlertsOnce() {
    AuditEvent event = Events.podCreated("web");
    rig.publish(first(1, alert("pods", PODS))).send(event).send(event).send(event);

    assertThat(rig.alertedRules()).containsExactly("pods");
    assertThat(rig.totals()).containsEntry("duplicates", 2L).containsEntry("alerts", 1L);
  }

  @Test
  void anotherEventOfTheSameAuditIdIsAnotherAlert() {
    rig.publish(first(1, alert("pods", PODS)))
        .send(Events.of(Events.podJson("web", "{\"a\":1}")))
        .send(Events.of(Events.podJson("web", "{\"a\":2}")));

    assertThat(rig.alerts()).extracting(Alert::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aResendAcrossAPolicyChangeRaisesTheOtherRulesAlertAndNoCopyOfTheFormer() {
    AuditEvent event = Events.podCreated("web");
    rig.publish(first(1, alert("create", CREATE))).send(event);
    rig.publish(first(2, alert("pods", PODS))).send(event);
    rig.publish(first(3, alert("create", CREATE))).send(event);

    assertThat(rig.alerts())
        .extracting(alert -> alert.rule().id() + " by " + alert.policyVersion())
        .containsExactly("create by 1", "pods by 2");
  }

  @Test
  void aResendThatLooksTheSameHasTheSameIdWhateverThePolicy() {
    AuditEvent event = Events.podCreated("web");
    rig.publish(first(9, alert("pods", PODS))).send(event);

    assertThat(rig.alerts())
        .singleElement()
        .satisfies(
            alert -> assertThat(alert.id()).isEqualTo(Alert.id("prod-1", event.eventId(), "pods")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "{\"verb\":\"create\"", "[1]", "12", "{} {}"})
  void whatIsNoEventGoesToTheDeadLettersWithItsPlaceAndBytes(String value) {
    rig.publish(first(1, alert("pods", PODS))).send(Events.of(value)).send(Events.podCreated("a"));

    assertThat(rig.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.raw()).isEqualTo(value.getBytes(UTF_8));
              assertThat(letter.reason()).isNotBlank();
              assertThat(letter.component()).isEqualTo("engine");
              assertThat(letter.topic()).isEqualTo(Topics.DEFAULT.events().name());
              assertThat(letter.partition()).isZero();
              assertThat(letter.offset()).isZero();
              assertThat(letter.cluster()).isEqualTo("prod-1");
            });
    assertThat(rig.alertedRules()).containsExactly("pods");
    assertThat(rig.totals()).containsEntry("deadLetters", 1L);
    assertThat(rig.trouble.recent()).contains("partition 0, offset 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"event-id", "received-at", "cluster"})
  void aRecordWithoutANeededHeaderGoesToTheDeadLetters(String header) {
    ProducerRecord<byte[], byte[]> record = Events.podCreated("web").toRecord("any");
    record.headers().remove(header);
    rig.publish(first(1, alert("pods", PODS)))
        .send(new TestRecord<>(record.key(), record.value(), record.headers()));

    assertThat(rig.deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly("the header " + header + " is missing");
  }

  @Test
  void aTombstoneAndARecordWithoutKeyGoToTheDeadLetters() {
    ProducerRecord<byte[], byte[]> record = Events.podCreated("web").toRecord("any");
    rig.publish(first(1, alert("pods", PODS)))
        .send(new TestRecord<>(record.key(), null, record.headers()))
        .send(new TestRecord<>(null, record.value(), record.headers()));

    assertThat(rig.deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly("the record has no value", "the record has no key");
  }

  @Test
  void aFaultInJudgingCostsOneEventAndNotTheEngine() {
    rig.send(Events.podCreated("unlucky")); // no policy: what the service never lets happen
    rig.publish(first(1, alert("pods", PODS))).send(Events.podCreated("lucky"));

    assertThat(rig.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).startsWith("the event could not be judged: ");
              assertThat(letter.raw()).isEqualTo(Events.podCreated("unlucky").json());
            });
    assertThat(rig.alertedRules()).containsExactly("pods");
  }

  @Test
  void aHugeDeadLetterIsCutToWhatItsTopicTakes() {
    byte[] huge = new byte[3 << 20];
    Arrays.fill(huge, (byte) 'x');
    rig.publish(first(1, alert("pods", PODS))).send(Events.of(huge));

    assertThat(rig.deadLetters())
        .extracting(letter -> letter.raw().length)
        .isEqualTo(List.of(2 << 20));
  }
}
