package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Sha256;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static RunningIngest ingest;

  @BeforeAll
  static void start() {
    ingest = RunningIngest.start(kafka.bootstrapServers(), kafka.freshPrefix());
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void everyEventBecomesARecordOfItsOwnBytes() {
    String one = "{\"auditID\": \"w-1\", \"stage\":\"RequestReceived\",\"a\":\"é\"}";
    String two = "{\"auditID\":\"w-1\",\"stage\":\"ResponseComplete\"}";
    Instant before = Instant.now().minusSeconds(1);

    HttpResponse<String> answer =
        ingest.post("{\"kind\":\"EventList\",\"items\":[ " + one + " ," + two + "]}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<AuditEvent> events = of("w-1");
    assertThat(events).hasSize(2);
    assertThat(events).extracting(event -> new String(event.json(), UTF_8)).contains(one, two);
    AuditEvent first =
        events.stream()
            .filter(e -> e.eventId().equals(Sha256.hex(one.getBytes(UTF_8))))
            .findAny()
            .orElseThrow();
    assertThat(first.attributes().get(Attribute.CLUSTER)).isEqualTo("prod");
    assertThat(first.attributes().get(Attribute.SOURCE)).isEqualTo("webhook");
    assertThat(first.attributes().get(Attribute.REGION)).isEqualTo("eu-1");
    assertThat(first.receivedAt()).isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  void badItemsBecomeDeadLettersAndTheRestGoesOn() {
    String good = "{\"auditID\":\"w-2\"}";

    HttpResponse<String> answer = ingest.post("[7," + good + ",\"w-2 text\",{\"w-2\":}]");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(of("w-2")).hasSize(1);
    List<DeadLetter> letters = ingest.deadLetters().deadLetters();
    assertThat(letters)
        .anySatisfy(
            letter -> {
              assertThat(new String(letter.raw(), UTF_8)).isEqualTo("{\"w-2\":}");
              assertThat(letter.reason()).startsWith("no JSON at byte 7");
              assertThat(letter.component()).isEqualTo("ingest");
              assertThat(letter.cluster()).isEqualTo("prod");
            })
        .anySatisfy(letter -> assertThat(letter.reason()).isEqualTo("a text is no audit event"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                      | the body is empty",
        "<html>no</html>         | no JSON at byte 0",
        "{\"kind\":\"EventList\",\"items\":[{\"auditID\":\"w-3\"},{ | the body ends at byte",
        "{\"kind\":\"Pod\"}       | kind is Pod",
        "{\"items\":5,\"kind\":\"EventList\"} | items are no array",
        "[]garbage               | nothing behind the end",
      })
  void whatIsNoEventListIsRefusedWithItsReason(String body, String reason) {
    HttpResponse<String> answer = ingest.post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(reason).contains("\"status\":400");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  @Test
  void nestingBeyondEveryLimitCostsItselfAlone() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    assertThat(ingest.post(deep).statusCode()).isEqualTo(200);
    assertThat(ingest.post("[{\"a\":" + deep + "},{\"auditID\":\"w-4\"}]").statusCode())
        .isEqualTo(200);
    assertThat(of("w-4")).hasSize(1);
    assertThat(ingest.deadLetters().deadLetters())
        .anySatisfy(letter -> assertThat(letter.reason()).contains("nesting depth"));
  }

  @Test
  void duplicateMembersAreTheEventsOwnAffair() {
    String event = "{\"auditID\":\"w-5\",\"verb\":\"get\",\"auditID\":\"x\",\"verb\":\"create\"}";

    assertThat(ingest.post("[" + event + "]").statusCode()).isEqualTo(200);
    assertThat(of("w-5")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /api/v1/kubernetes/webhook/wrong,     401",
    "POST,   /api/v1/kubernetes/webhook/T-PROD,    401",
    "GET,    /api/v1/kubernetes/webhook/t-prod,    405",
    "PUT,    /api/v1/kubernetes/webhook/t-prod,    405",
    "DELETE, /api/v1/kubernetes/webhook/wrong,     405",
    "POST,   /api/v1/kubernetes/webhook/t-prod/,   404",
    "POST,   /api/v1/kubernetes/webhook/t-prod/x,  404",
    "POST,   /api/v1/kubernetes/webhook/,          404",
    "POST,   /api/v1/kubernetes/webhook,           404",
    "POST,   /,                                    404",
    "GET,    /metrics,                             404",
  })
  void onlyTheWebhookIsThereAndNothingRedirects(String method, String path, int status) {
    HttpResponse<String> answer =
        ingest.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ingest.port() + path))
                .method(method, BodyPublishers.ofString("[]"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("location")).isEmpty();
    assertThat(answer.headers().firstValue("allow").isPresent()).isEqualTo(status == 405);
    assertThat(answer.body()).doesNotContainIgnoringCase("t-prod").doesNotContain("wrong");
  }

  @Test
  void credentialsThatNobodyAskedForAreIgnored() {
    byte[] body = "[]".getBytes(UTF_8);

    assertThat(ingest.post(body, "Authorization", "Bearer foreign").statusCode()).isEqualTo(200);
    assertThat(ingest.post(body, "Content-Type", "text/plain").statusCode()).isEqualTo(200);
    assertThat(ingest.post(body, "Content-Encoding", "identity").statusCode()).isEqualTo(200);
  }

  @Test
  void aClusterWithABearerTokenMustPresentIt() {
    RunningIngest.register(
        ingest.kafka, RunningIngest.cluster("strict", "t-strict", "s3cret", null));
    HttpRequest.Builder request = ingest.request("t-strict").POST(BodyPublishers.ofString("[]"));
    HttpRequest right = request.copy().header("Authorization", "bearer s3cret").build();
    await().untilAsserted(() -> assertThat(ingest.send(right).statusCode()).isEqualTo(200));

    assertThat(ingest.send(request.copy().build()).statusCode()).isEqualTo(401);
    HttpRequest wrong = request.copy().header("Authorization", "Bearer s3cre").build();
    assertThat(ingest.send(wrong).statusCode()).isEqualTo(401);
    HttpRequest basic = request.copy().header("Authorization", "Basic s3cret").build();
    assertThat(ingest.send(basic).statusCode()).isEqualTo(401);
    String refused = "bellbuoy_ingest_refused_requests_total";
    assertThat(ingest.metric(refused + "{cluster=\"strict\"}"))
        .as("the token names the cluster, so it is told to its owner")
        .isEqualTo(3);
    assertThat(ingest.metric("bellbuoy_ingest_unusable_events_total{cluster=\"strict\"}")).isZero();
  }

  @Test
  void aClusterThatAsksForACertificateIsRefusedWithoutTls() {
    RunningIngest.register(ingest.kafka, RunningIngest.cluster("pinned", "t-pinned", null, "00ff"));
    RunningIngest.register(ingest.kafka, RunningIngest.cluster("later", "t-later"));
    HttpRequest later = ingest.request("t-later").POST(BodyPublishers.ofString("[]")).build();
    await().untilAsserted(() -> assertThat(ingest.send(later).statusCode()).isEqualTo(200));

    HttpRequest pinned = ingest.request("t-pinned").POST(BodyPublishers.ofString("[]")).build();
    assertThat(ingest.send(pinned).statusCode()).isEqualTo(401);
  }

  @Test
  void aNewClusterWorksAtOnceAndIsMeasured() {
    HttpRequest request =
        ingest
            .request("t-new")
            .POST(BodyPublishers.ofString("[{\"auditID\":\"w-6\"},{\"auditID\":\"w-6\"}]"))
            .build();
    assertThat(ingest.send(request).statusCode()).isEqualTo(401);
    assertThat(ingest.admin("/metrics").body()).as("a label for nobody").doesNotContain("t-new");

    RunningIngest.register(ingest.kafka, RunningIngest.cluster("new", "t-new"));

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(ingest.send(request).statusCode()).isEqualTo(200));
    assertThat(ingest.metric("bellbuoy_ingest_events_total{cluster=\"new\"}")).isEqualTo(2);
    assertThat(ingest.metric("bellbuoy_ingest_bytes_total{cluster=\"new\"}")).isEqualTo(37);
    assertThat(ingest.metric("bellbuoy_ingest_last_seen_seconds{cluster=\"new\"}"))
        .isGreaterThan(1_600_000_000);
    assertThat(ingest.metric("bellbuoy_ingest_requests_total{status=\"401\"}")).isPositive();
    await()
        .untilAsserted(() -> assertThat(ingest.metric("bellbuoy_ingest_in_flight_bytes")).isZero());
  }

  @Test
  void thePortsOutliveACollectionOfGarbage() {
    System.gc();

    await()
        .during(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(ingest.post("[]").statusCode()).isEqualTo(200));
    assertThat(ingest.admin("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsReadyIsReady() {
    assertThat(ingest.admin("/health/ready").statusCode()).isEqualTo(200);
    assertThat(ingest.admin("/health/ready").body()).contains("kafka").contains("clusters");
  }

  private static List<AuditEvent> of(String auditID) {
    return ingest.events().events().stream()
        .filter(event -> event.auditID().equals(auditID))
        .toList();
  }
}
