package io.bellbuoy.engine;

import static io.bellbuoy.engine.Policies.alert;
import static io.bellbuoy.engine.Policies.first;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertBuilderTest {

  private static final String EVERYTHING = "not jpath(\"verb\") = \"nothing\"";

  @TempDir Path state;

  private TopologyRig rig;

  @BeforeEach
  void start() {
    rig = new TopologyRig(state);
    rig.publish(first(7, alert("any", EVERYTHING)));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void anAlertTellsWhoDidWhatWhere() {
    Alert alert = raised(Events.podCreated("web"));

    assertThat(alert.raisedAt()).isEqualTo(rig.now());
    assertThat(alert.time()).isEqualTo("2026-07-01T11:59:59.000000Z");
    assertThat(alert.rule())
        .isEqualTo(
            new Alert.RuleReference(
                "any", "The rule any", Severity.HIGH, List.of("T1610"), List.of("test")));
    assertThat(alert.policyVersion()).isEqualTo(7);
    assertThat(alert.message()).isEqualTo("alice did create web");
    assertThat(alert.level()).isEqualTo("RequestResponse");
    assertThat(alert.stage()).isEqualTo("ResponseComplete");
    assertThat(alert.verb()).isEqualTo("create");
    assertThat(alert.user())
        .isEqualTo(new Alert.User("alice", "42", List.of("dev", "system:authenticated")));
    assertThat(alert.impersonatedUser()).isEqualTo("root");
    assertThat(alert.object())
        .isEqualTo(new Alert.ObjectReference("pods", null, "dev", "web", null, "v1"));
    assertThat(alert.requestURI()).isEqualTo("/api/v1/namespaces/dev/pods");
    assertThat(alert.sourceIPs()).containsExactly("1.2.3.4", "10.0.0.1");
    assertThat(alert.userAgent()).isEqualTo("kubectl/v1.30");
    assertThat(alert.responseCode()).isEqualTo(201);
    assertThat(alert.decision()).isEqualTo("allow");
    assertThat(alert.reason()).isEqualTo("RBAC");
  }

  @Test
  void whatIsKnownBesidesTheEventIsCopied() {
    Alert alert = raised(Events.podCreated("web"));

    assertThat(alert.cluster()).isEqualTo("prod-1");
    assertThat(alert.provider()).isEqualTo("aws");
    assertThat(alert.region()).isEqualTo("eu-west-1");
    assertThat(alert.source()).isEqualTo("webhook");
    assertThat(alert.account()).isNull();
  }

  @Test
  void theEventIsInItAndSoIsWhatTheRuleFound() throws Exception {
    rig.publish(first(8, alert("found", "jpath(\"objectRef.name\") = \"web\"")));
    Alert alert = raised(Events.podCreated("web"));

    assertThat(event(alert).at("/objectRef/name").asText()).isEqualTo("web");
    assertThat(alert.evidence()).contains(new Alert.Evidence("objectRef.name", "web"));
  }

  @Test
  void membersOfTheWrongTypeAreLeftOut() {
    Alert alert =
        raised(
            Events.of(
                """
                {"verb":12,"user":"alice","objectRef":[],"sourceIPs":"10.0.0.1","stage":null,
                 "responseStatus":{"code":"201"},"requestURI":{"a":1},"annotations":3}"""));

    assertThat(alert.verb()).isNull();
    assertThat(alert.user()).isNull();
    assertThat(alert.object()).isNull();
    assertThat(alert.sourceIPs()).isEmpty();
    assertThat(alert.stage()).isNull();
    assertThat(alert.responseCode()).isNull();
    assertThat(alert.requestURI()).isNull();
    assertThat(alert.decision()).isNull();
    assertThat(alert.event()).isNotNull();
  }

  @Test
  void oddNumbersAndOddElementsAreLeftOut() {
    Alert alert =
        raised(
            Events.of(
                """
                {"responseStatus":{"code":1e400},"sourceIPs":["a",1,null,["b"],"c"],
                 "user":{"groups":[{}, "g"]}}"""));

    assertThat(alert.responseCode()).isNull();
    assertThat(alert.sourceIPs()).containsExactly("a", "c");
    assertThat(requireNonNull(alert.user()).groups()).containsExactly("g");
  }

  @Test
  void aMatchedEventThatCannotBeReadAgainAlertsWithoutIt() {
    AlertBuilder builder =
        new AlertBuilder(Redactor.standard(), rig.alertLimit, rig.metrics, rig.clock);
    AuditEvent event = Events.of("no JSON at all");

    List<RaisedAlert> raised = builder.raise(event, rig.policy.current().rules(), 7);

    assertThat(raised).extracting(RaisedAlert::cluster).containsExactly("prod-1");
    Alert alert = new JsonSerde<>(Alert.class).read(raised.get(0).json());
    assertThat(alert.id()).isEqualTo(Alert.id("prod-1", event.eventId(), "any"));
    assertThat(alert.message()).isEqualTo("The rule any");
    assertThat(alert.event()).isNull();
    assertThat(alert.auditID()).isEqualTo(event.auditID());
    assertThat(rig.registry.get("bellbuoy.engine.alerts.unread").counter().count()).isEqualTo(1);
  }

  @Test
  void ofRepeatedMembersTheFirstCounts() {
    assertThat(raised(Events.of("{\"verb\":\"create\",\"verb\":\"get\"}")).verb())
        .isEqualTo("create");
  }

  @Test
  void aClientsOwnWordsAreCutWithAMark() {
    String endless = "x".repeat(100_000);
    String many =
        IntStream.range(0, 5_000).mapToObj(i -> "\"g" + i + "\"").collect(Collectors.joining(","));
    Alert alert =
        raised(
            Events.of(
                "{\"user\":{\"username\":\"%1$s\",\"groups\":[%2$s]},\"requestURI\":\"%1$s\",\"sourceIPs\":[%2$s]}"
                    .formatted(endless, many)));

    assertThat(requireNonNull(alert.user()).username()).hasSize(Bounds.NAME).endsWith("…");
    assertThat(alert.user().groups()).hasSize(Bounds.GROUPS).endsWith("…4801 more", "g4999");
    assertThat(alert.requestURI()).hasSize(Bounds.URI);
    assertThat(alert.sourceIPs()).hasSize(Bounds.SOURCE_IPS).endsWith("g4999");
  }

  @Test
  void secretsLeaveNeitherInTheEventNorInItsMessageNorInItsEvidence() {
    rig.publish(
        first(
            8,
            alert(
                Policies.ruleWithMessage(
                    "secret",
                    "jpath(\"requestObject.data.password\") startswith \"Y2FuYXJ5\"",
                    "password {requestObject.data.password}"))));
    rig.send(
        Events.of(
            """
            {"verb":"create","objectRef":{"resource":"secrets"},"requestObject":{"kind":"Secret",
             "apiVersion":"v1","data":{"password":"Y2FuYXJ5LTE="},"stringData":{"p":"canary-2"}}}"""));

    assertThat(rig.rawAlerts())
        .singleElement()
        .satisfies(
            bytes ->
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .contains("[redacted]")
                    .doesNotContain("Y2FuYXJ5")
                    .doesNotContain("canary-2"));
  }

  @Test
  void aLargeAlertLosesTheResponseFirst() throws Exception {
    rig.alertLimit.topicTakes(RecordLimit.FLOOR + RecordLimit.OVERHEAD);
    Alert alert = raised(withBodies(300_000, 900_000));

    assertThat(event(alert).has("requestObject")).isTrue();
    assertThat(event(alert).has("responseObject")).isFalse();
    assertThat(event(alert).at("/annotations/audit.k8s.io~1truncated").asText()).isEqualTo("true");
    assertThat(event(alert).at("/annotations/bellbuoy.io~1removed").asText())
        .isEqualTo("responseObject");
    assertThat(alert.verb()).isEqualTo("create");
  }

  @Test
  void thenTheRequest() throws Exception {
    rig.alertLimit.topicTakes(RecordLimit.FLOOR + RecordLimit.OVERHEAD);
    Alert alert = raised(withBodies(2_000_000, 900_000));

    assertThat(event(alert).has("requestObject")).isFalse();
    assertThat(event(alert).at("/annotations/bellbuoy.io~1removed").asText())
        .isEqualTo("responseObject,requestObject");
  }

  @Test
  void andAtLastTheWholeEvent() {
    rig.alertLimit.topicTakes(RecordLimit.FLOOR + RecordLimit.OVERHEAD);
    Alert alert =
        raised(
            Events.of("{\"verb\":\"create\",\"padding\":\"%s\"}".formatted("x".repeat(2 << 20))));

    assertThat(alert.event()).isNull();
    assertThat(alert.verb()).isEqualTo("create");
    assertThat(rig.registry.get("bellbuoy.engine.alerts.trimmed").counter().count()).isEqualTo(1);
  }

  @Test
  void theWorstAlertWithoutItsEventFitsTheSmallestLimit() {
    rig.alertLimit.topicTakes(RecordLimit.FLOOR + RecordLimit.OVERHEAD);
    String worst = "\\u0001".repeat(4_100); // six bytes in JSON for each character
    String element = "\"" + "\\u0001".repeat(300) + "\"";
    String many = String.join(",", Collections.nCopies(300, element));
    rig.send(
        Events.of(
            """
            {"verb":"%1$s","stage":"%1$s","level":"%1$s","userAgent":"%1$s","requestURI":"%1$s",
             "user":{"username":"%1$s","uid":"%1$s","groups":[%2$s]},"sourceIPs":[%2$s],
             "objectRef":{"resource":"%1$s","name":"%1$s","namespace":"%1$s"}}"""
                .formatted(worst, many)));

    assertThat(rig.rawAlerts())
        .singleElement()
        .satisfies(bytes -> assertThat(bytes.length).isLessThan(RecordLimit.FLOOR));
  }

  private Alert raised(AuditEvent event) {
    List<Alert> alerts = rig.send(event).alerts();
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  private static AuditEvent withBodies(int request, int response) {
    return Events.of(
        "{\"verb\":\"create\",\"requestObject\":{\"a\":\"%s\"},\"responseObject\":{\"b\":\"%s\"}}"
            .formatted("x".repeat(request), "y".repeat(response)));
  }

  private static JsonNode event(Alert alert) throws Exception {
    return JsonSerde.mapper().readTree(requireNonNull(alert.event()).text());
  }
}
