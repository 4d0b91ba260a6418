package io.bellbuoy.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.format.Document;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Forwards very many audit events, prints how many a second, and finds them all. */
@Tag("long")
final class ForwardingTest {

  private static final int EVENTS = 200_000;

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static Vertx vertx;

  @TempDir Path folder;

  @BeforeAll
  static void openVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  @Test
  void allArriveInAFile() throws Exception {
    Path file = folder.resolve("events.ndjson");
    forward("file", Map.of("path", file.toString(), "maxSize", "1GB"));

    assertThat(Files.size(file)).isEqualTo((long) EVENTS * (event(0).json().length + 1));
  }

  @Test
  void allArriveOverTcp() throws Exception {
    AtomicLong bytes = new AtomicLong();
    int port =
        vertx
            .createNetServer()
            .connectHandler(socket -> socket.handler(part -> bytes.addAndGet(part.length())))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get()
            .actualPort();
    forward(
        "syslog", Map.of("host", "127.0.0.1", "port", Integer.toString(port), "transport", "tcp"));

    long least = (long) EVENTS * event(0).json().length;
    await().atMost(Duration.ofSeconds(30)).until(() -> bytes.get() > least);
  }

  @Test
  void allArriveInATopic() throws Exception {
    String topic = kafka.freshPrefix() + "out";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      forward("kafka", Map.of("servers", kafka.bootstrapServers(), "topic", topic, "tls", "off"));

      TopicPartition partition = new TopicPartition(topic, 0);
      assertThat(
              admin
                  .listOffsets(Map.of(partition, OffsetSpec.latest()))
                  .partitionResult(partition)
                  .get()
                  .offset())
          .isEqualTo(EVENTS);
    }
  }

  private static void forward(String kind, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("stream", "events");
    ChannelKinds kinds = new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, true));
    try (EventChannel channel =
        kinds.openEvents(new ChannelConfig("tested", kind, true, Severity.LOW, all))) {
      long start = System.nanoTime();
      for (int n = 0; n < EVENTS; ) {
        List<Document> documents = new ArrayList<>();
        for (; n < EVENTS && documents.size() < channel.mostAtOnce(); n++) {
          documents.add(channel.document(event(n)));
        }
        assertThat(channel.send(documents)).isEqualTo(new SendResult.Sent());
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.printf("%s: %,d events/s%n", kind, EVENTS * 1000L / millis);
    }
  }

  /** 1.6 KB, as those of a real API server are on average; all of one length. */
  private static AuditEvent event(int n) {
    String json =
        "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":"
            + "\"%08d\",\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"objectRef\":{\"resource\":\"pods\"},\"userAgent\":\"%s\"}"
                .formatted(n, "u".repeat(1420));
    return new AuditEvent(
        "%064d".formatted(n),
        "%08d".formatted(n),
        Attributes.ofCluster("prod"),
        Instant.EPOCH,
        json.getBytes(UTF_8));
  }
}
