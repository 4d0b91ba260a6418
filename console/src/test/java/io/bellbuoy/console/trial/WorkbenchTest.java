package io.bellbuoy.console.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trials over history and learned fields, from a real Kafka to the API's answers. */
class WorkbenchTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int EVENTS = 30_000;

  private static KafkaConfig kafka;
  private static Workbench workbench;
  private static ApiServer server;

  @BeforeAll
  static void start() throws Exception {
    kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TopicInstaller.install(kafka);
    write();
    workbench = new Workbench(kafka, Map::of, Redactor.standard(), Clock.systemUTC());
    server = new ApiServer(workbench.check(), workbench.words());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    workbench.close();
  }

  /** Every tenth event is a secret read; beside them rubbish, and a transaction that is aborted. */
  private static void write() throws Exception {
    Topics topics = kafka.topics();
    Map<String, Object> settings = kafka.client("writer");
    settings.put("linger.ms", "20");
    // A leader that is not there yet refuses the first of several: those behind it never get in.
    settings.put("max.in.flight.requests.per.connection", "1");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        sent.add(producer.send(event(i).toRecord(topics.events().name())));
      }
      sent.add(
          producer.send(new ProducerRecord<>(topics.events().name(), 3, null, new byte[] {1})));
      for (Future<RecordMetadata> acknowledged : sent) {
        acknowledged.get();
      }
    }
    settings.put("transactional.id", "aborting");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(event(0).toRecord(topics.events().name())).get();
      producer.abortTransaction();
    }
  }

  private static AuditEvent event(int i) {
    String more =
        "\"auditID\":\"%d\",\"requestObject\":{\"kind\":\"Secret\",\"data\":{\"k\":\"canary\"}}"
            .formatted(i);
    String json = Drafts.json(i % 10 == 0 ? "get" : "list", "u" + i % 3, "n" + i % 2, more);
    AuditEvent event = Drafts.event(json);
    return new AuditEvent(
        event.eventId(), Integer.toString(i), event.attributes(), event.receivedAt(), event.json());
  }

  @Test
  void aTrialCountsWhatTheRuleWouldHaveMatched() throws Exception {
    JsonNode report = ended(started("jpath(\\\"verb\\\") = \\\"get\\\"", "PT1H"));

    assertThat(report.path("state").textValue()).as(report.toString()).isEqualTo("done");
    assertThat(report.path("scanned").intValue()).isEqualTo(EVENTS + 1);
    assertThat(report.path("total").intValue()).isEqualTo(EVENTS + 1);
    assertThat(report.path("sampledFraction").doubleValue()).isEqualTo(1);
    assertThat(report.path("unreadable").intValue()).isEqualTo(1);
    assertThat(report.path("matched").intValue()).isEqualTo(EVENTS / 10);
    assertThat(sum(report.path("byUser"))).isEqualTo(EVENTS / 10);
    assertThat(report.path("byUser")).hasSize(3);
    assertThat(report.path("byNamespace").findValuesAsText("value")).containsExactly("n0");
    assertThat(sum(report.path("byHour"))).isEqualTo(EVENTS / 10);
    assertThat(report.path("sample")).hasSize(20);
    assertThat(report.toString()).doesNotContain("canary").contains("[redacted]");
  }

  @Test
  void aTrialOfATimeWithoutEventsIsEmpty() throws Exception {
    JsonNode report = ended(started("true", "PT0.001S"));

    assertThat(report.path("state").textValue()).isEqualTo("done");
    assertThat(report.path("total").intValue()).isZero();
    assertThat(report.path("matched").intValue()).isZero();
  }

  @Test
  void aTrialThatRunsIsCancelled() throws Exception {
    // Judging takes long: regular expressions over every value of every event.
    String slow =
        String.join(
            " or ",
            Collections.nCopies(300, "jpath(\\\"..*\\\") matches /(?i).*(q.*){3}x.*y.*[0-9]{9}z/"));
    String id = started(slow, "PT1H");

    await().atMost(PATIENCE).until(() -> report(id).path("total").intValue() > 0);
    assertThat(server.as("eve/viewer").delete("/api/v1/trial/" + id).status()).isEqualTo(404);
    assertThat(server.as("vera/viewer").delete("/api/v1/trial/" + id).status()).isEqualTo(204);
    JsonNode report = ended(id);

    assertThat(report.path("state").textValue()).isEqualTo("cancelled");
    assertThat(report.path("scanned").intValue()).isLessThan(EVENTS);
    assertThat(report.path("sampledFraction").doubleValue()).isLessThan(1);
    assertThat(server.delete("/api/v1/trial/" + id).status()).isEqualTo(204);
    assertThat(server.get("/api/v1/trial/" + id).status()).isEqualTo(404);
  }

  @Test
  void whatABudgetLeavesOutIsTold() {
    HistoryTrial trial =
        new HistoryTrial(
            "id",
            TrialPolicy.of(Drafts.rule("true", "x"), Map.of()),
            Redactor.standard(),
            () -> EventReader.of(kafka, "test"),
            Duration.ofHours(1),
            Duration.ofMillis(1),
            Clock.systemUTC());

    trial.run();

    assertThat(trial.report().state()).isEqualTo(TrialReport.State.DONE);
    assertThat(trial.report().stoppedBy()).isEqualTo("budget");
    assertThat(trial.report().sampledFraction()).isLessThan(1);
  }

  @Test
  void eachEventIsReadOnceThoughItIsReadInParts() {
    try (EventReader reader = EventReader.of(kafka, "test")) {
      var whole = reader.since(Instant.now().minus(Duration.ofHours(1)));
      Seen seen = new Seen();
      // Every partition holds about 2500: two parts of each.
      assertThat(Span.spread(whole)).hasSizeGreaterThan(1);
      Span.spread(whole).forEach(part -> reader.read(part, seen));

      assertThat(seen.events).isEqualTo(EVENTS + 1);
      assertThat(seen.offsets).hasSize(EVENTS + 1);
      assertThat(Span.size(whole)).isEqualTo(EVENTS + 1 + seen.empty);
    }
  }

  @Test
  void fieldsOfRecentEventsAreLearned() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode items = server.get("/api/v1/fields?prefix=").body().path("items");
              assertThat(items.findValuesAsText("path"))
                  .contains("user.username", "requestObject.data.*");
              assertThat(items.toString()).doesNotContain("canary");
            });
  }

  private static String started(String expression, String last) throws Exception {
    ApiServer.Reply reply =
        server
            .as("vera/viewer")
            .post(
                "/api/v1/trial",
                "{\"expression\":\"%s\",\"last\":\"%s\"}".formatted(expression, last));
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(202);
    return reply.body().path("id").textValue();
  }

  private static JsonNode report(String id) throws Exception {
    return server.get("/api/v1/trial/" + id).body();
  }

  private static JsonNode ended(String id) throws Exception {
    await().atMost(PATIENCE).until(() -> !report(id).path("state").textValue().equals("running"));
    return report(id);
  }

  private static int sum(JsonNode counts) {
    return counts.findValues("n").stream().mapToInt(JsonNode::intValue).sum();
  }

  /** Counts what comes. */
  private static final class Seen implements EventReader.Visitor {

    private final Set<List<Long>> offsets = new HashSet<>();
    private int events;
    private long empty;

    @Override
    public boolean goesOn() {
      return true;
    }

    @Override
    public void event(ConsumerRecord<byte[], byte[]> record) {
      events++;
      offsets.add(List.of((long) record.partition(), record.offset()));
    }

    @Override
    public void empty(long more) {
      empty += more;
    }

    @Override
    public void gone(long more) {
      throw new AssertionError("nothing has left the topic");
    }
  }
}
