package io.bellbuoy.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is planted in events that hold secrets, nothing that the console shows has it. */
class HiddenValuesTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Each holds a canary where a secret would be; the last ones where redact says so. */
  private static final List<String> EVENTS =
      List.of(
          event("secrets", "\"requestObject\":{\"kind\":\"Secret\",\"data\":{\"k\":\"canary\"}}"),
          event(
              "secrets",
              "\"responseObject\":{\"kind\":\"SecretList\",\"items\":[{\"stringData\":{\"k\":\"canary\"}}]}"),
          event(
              "serviceaccounts",
              "\"responseObject\":{\"kind\":\"TokenRequest\",\"status\":{\"token\":\"eyJ.canary.x\"}}"),
          event(
              "tokenreviews",
              "\"requestObject\":{\"kind\":\"TokenReview\",\"spec\":{\"token\":\"Bearer"
                  + " canary\"}}"),
          event(
              "pods",
              "\"requestObject\":{\"spec\":{\"containers\":[{\"env\":[{\"value\":\"canary\"}]}]}}"),
          event("pods", "\"ours\":{\"licence\":[{\"n\":1},{\"key\":\"canary\"}]}"));

  private static final String MESSAGE =
      "{verb} {requestObject.data.k} {responseObject.status.token} {requestObject.spec.token}"
          + " {ours.licence.key} {requestObject.spec.containers.env.value}";

  private static KafkaConfig kafka;
  private static TestConsole console;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    write();
    ConsoleConfig usual = TestConsole.config(kafka, data, "http://127.0.0.1:1");
    console =
        TestConsole.start(
            new ConsoleConfig(
                usual.kafka(),
                usual.key(),
                usual.url(),
                usual.http(),
                usual.trustedProxies(),
                usual.admin(),
                usual.sink(),
                usual.ingest(),
                usual.sessions(),
                usual.oidc(),
                List.of("ours.licence", "requestObject.spec.containers.env.value")));
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static String event(String resource, String more) {
    return """
    {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a","verb":"create",\
    "user":{"username":"mallory"},"objectRef":{"resource":"%s"},%s}\
    """
        .formatted(resource, more);
  }

  private static void write() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.client("writer"), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String event : EVENTS) {
        byte[] bytes = event.getBytes(UTF_8);
        producer
            .send(
                new AuditEvent(
                        Sha256.hex(bytes), "a", Attributes.ofCluster("c"), Instant.EPOCH, bytes)
                    .toRecord(kafka.topics().events().name()))
            .get();
      }
    }
  }

  private static ObjectNode trial() {
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    body.putObject("rule")
        .put("name", "all")
        .put("message", MESSAGE)
        .put(
            "expression",
            "jpath(\"requestObject.data.k\") matches /can.ry/"
                + " or jpath(\"responseObject.status.token\") matches /.*can.ry.*/"
                + " or jpath(\"ours.licence.key\") matches /can.ry/"
                + " or jpath(\"user.username\") = \"mallory\"");
    return body;
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    return console.call(Role.VIEWER, method, "/api/v1" + path, body);
  }

  @Test
  void aTrialOnEventsAtHandSaysThatSomethingIsHiddenAndNotWhat() throws Exception {
    ObjectNode body = trial();
    for (String event : EVENTS) {
      body.withArray("events").add(JsonSerde.mapper().readTree(event));
    }

    HttpResponse<String> answer = call("POST", "/trial", body.toString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(TestConsole.json(answer).path("results"))
        .hasSameSizeAs(EVENTS)
        .allMatch(result -> result.path("matches").asBoolean());
    assertThat(answer.body()).doesNotContain("canary").contains("[redacted]");
  }

  @Test
  void aTrialOnTheLastHoursShowsNoneInItsSample() {
    String id =
        TestConsole.json(call("POST", "/trial", trial().put("last", "PT1H").toString()))
            .path("id")
            .asText();
    await()
        .atMost(PATIENCE)
        .until(() -> TestConsole.json(report(id)).path("state").asText().equals("done"));

    JsonNode sample = TestConsole.json(report(id)).path("sample");
    assertThat(sample).hasSameSizeAs(EVENTS);
    assertThat(report(id).body()).doesNotContain("canary").contains("[redacted]");
  }

  private static HttpResponse<String> report(String id) {
    return console.call(Role.VIEWER, "GET", "/api/v1/trial/" + id, null);
  }

  @Test
  void pathsThatTheEditorCompletesHaveNoneAsAnExample() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              HttpResponse<String> answer =
                  console.call(Role.VIEWER, "GET", "/api/v1/fields?limit=1000", null);
              assertThat(TestConsole.json(answer).path("items").findValuesAsText("path"))
                  .contains("ours.licence.key", "responseObject.status.token");
              assertThat(answer.body()).doesNotContain("canary").contains("mallory");
            });
  }
}
