package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestEvents.event;
import static io.bellbuoy.sink.TestSink.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Channels that carry audit events, against a real broker. */
final class EventForwardingTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private KafkaConfig config;
  private DeadLetterPublisher deadLetters;

  @BeforeEach
  void prepare() {
    config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TopicInstaller.install(config);
    deadLetters = new DeadLetterPublisher(config, "sink-test");
  }

  @AfterEach
  void close() {
    deadLetters.close();
    vertx.close();
  }

  @Test
  void everyEventIsHandedOnInItsOrderWithoutItsSecrets() throws Exception {
    try (TestEvents events = new TestEvents(config);
        ChannelConsumer channel = start(Map.of())) {
      created(channel);
      for (int n = 0; n < 300; n++) {
        events.send(event("c" + n % 3, n / 30));
      }
      events.flush();
      eventually().until(() -> lines().size() == 300);

      assertThat(channel.state(Instant.now()).sent()).isEqualTo(300);
    }
    assertThat(String.join("\n", lines())).doesNotContain(TestEvents.SECRET).contains("[redacted]");
    for (int user = 0; user < 3; user++) {
      String id = "\"auditID\":\"audit-" + user + "\"";
      assertThat(lines()).filteredOn(line -> line.contains(id)).hasSize(30);
    }
  }

  @Test
  void whoAsksForItGetsThemAsTheyCame() throws Exception {
    try (TestEvents events = new TestEvents(config);
        ChannelConsumer channel = start(Map.of("redact", "off"))) {
      created(channel);
      events.send(event("prod", 1));
      eventually().until(() -> lines().size() == 1);
    }
    assertThat(lines().get(0)).isEqualTo(new String(event("prod", 1).json(), UTF_8));
  }

  @Test
  void onlyThoseThatAreSelectedAreHandedOn() throws Exception {
    Map<String, String> options =
        Map.of("where", "jpath(\"verb\") = \"update\"", "clusters", "prod-*");
    try (TestEvents events = new TestEvents(config);
        ChannelConsumer channel = start(options)) {
      created(channel);
      IntStream.range(0, 10).forEach(n -> events.send(event("prod-eu", n)));
      IntStream.range(0, 10).forEach(n -> events.send(event("test", n)));
      events.flush();
      eventually().until(() -> lines().size() == 5);
      eventually().until(() -> channel.state(Instant.now()).behind() == 0);

      assertThat(channel.state(Instant.now()).sent()).isEqualTo(5);
    }
    for (String line : lines()) {
      JsonNode event = JsonSerde.mapper().readTree(line);
      assertThat(event.path("verb").asText()).isEqualTo("update");
    }
  }

  @Test
  void whatCannotBeReadIsLeftOutAndHoldsNobodyUp() throws Exception {
    try (TestEvents events = new TestEvents(config);
        ChannelConsumer channel = start(Map.of())) {
      created(channel);
      events.sendRaw("no event".getBytes(UTF_8));
      events.send(event("prod", 1));
      eventually().until(() -> lines().size() == 1);
      eventually().until(() -> channel.state(Instant.now()).behind() == 0);

      assertThat(channel.state(Instant.now()).problem()).isNull();
    }
  }

  @Test
  void whatIsForAlertsAloneIsRefused() {
    try (ChannelConsumer channel = start(Map.of("digest", "5m"))) {
      assertThat(channel.state(Instant.now()).problem())
          .contains("digest: there is no such option");
    }
  }

  @Test
  void aKindThatTellsPeopleTakesNoEvents() {
    ChannelConfig webhook =
        new ChannelConfig("siem", "webhook", true, Severity.LOW, Map.of("stream", "events"));
    try (ChannelConsumer channel = start(webhook)) {
      assertThat(channel.state(Instant.now()).problem())
          .startsWith("channel siem: kind: webhook takes no audit events, only [");
    }
  }

  private ChannelConsumer start(Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    options.put("stream", "events");
    options.put("path", file().toString());
    return start(new ChannelConfig("siem", "file", true, Severity.LOW, options));
  }

  private ChannelConsumer start(ChannelConfig channel) {
    return ChannelConsumer.start(
        channel,
        new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, true)),
        new ChannelConsumer.Surroundings(
            new ConsumerBuilder(config, "sink-test", Duration.ofSeconds(2)),
            KnownGroups.in(folder.resolve("groups")),
            deadLetters,
            new SinkMetrics(new SimpleMeterRegistry())));
  }

  private static void created(ChannelConsumer channel) {
    eventually().until(() -> channel.state(Instant.now()).created());
  }

  private Path file() {
    return folder.resolve("events.ndjson");
  }

  private List<String> lines() throws IOException {
    return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
  }
}
