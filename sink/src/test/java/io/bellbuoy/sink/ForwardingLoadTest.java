package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How many events a channel hands on, and what that does to alerts. Says it; judges it not. */
@Tag("long")
final class ForwardingLoadTest {

  private static final int EVENTS = 300_000;
  private static final int ALERTS = 400;

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private KafkaConfig config;

  @BeforeEach
  void prepare() {
    config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TopicInstaller.install(config);
  }

  @Test
  void toAFileAsTheyCome() {
    forward("file, redacted", file("stream", "events", "sync", "never"));
  }

  @Test
  void toAFileAsTheyCameIn() {
    forward("file, raw", file("stream", "events", "redact", "off"));
  }

  @Test
  void toAFileWhatAnExpressionSelects() {
    forward(
        "file, half of them", file("stream", "events", "where", "jpath(\"verb\") = \"update\""));
  }

  @Test
  void toKafka() throws Exception {
    String topic = config.topicPrefix() + "lake";
    try (Admin admin = Admin.create(config.client("lake"))) {
      admin.createTopics(List.of(new NewTopic(topic, 12, (short) 1))).all().get();
    }
    forward(
        "kafka",
        new ChannelConfig(
            "siem",
            "kafka",
            true,
            Severity.LOW,
            Map.of(
                "stream",
                "events",
                "servers",
                config.bootstrapServers(),
                "tls",
                "off",
                "topic",
                topic)));
  }

  @Test
  void toSyslogOverTcp() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread reader = new Thread(() -> drain(server), "syslog");
      reader.setDaemon(true);
      reader.start();
      forward(
          "syslog over TCP",
          new ChannelConfig(
              "siem",
              "syslog",
              true,
              Severity.LOW,
              Map.of(
                  "stream",
                  "events",
                  "host",
                  "127.0.0.1",
                  "transport",
                  "tcp",
                  "port",
                  Integer.toString(server.getLocalPort()))));
    }
  }

  private static void drain(ServerSocket server) {
    while (true) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        return;
      }
    }
  }

  private ChannelConfig file(String... options) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    all.put("path", folder.resolve("events.ndjson").toString());
    all.put("keep", "1");
    return new ChannelConfig("siem", "file", true, Severity.LOW, all);
  }

  /** Hands a backlog on while alerts pass through another channel. */
  private void forward(String name, ChannelConfig siem) {
    try (ChannelConsumer position = start(siem)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> position.state(Instant.now()).created());
    }
    try (TestEvents events = new TestEvents(config)) {
      for (int n = 0; n < EVENTS; n++) {
        events.send(TestEvents.mixed("c" + n % 10, n));
      }
    }
    List<Long> alone = alertLatencies("alone");
    Instant begin = Instant.now();
    try (ChannelConsumer channel = start(siem)) {
      List<Long> beside = alertLatencies("beside");
      await().atMost(Duration.ofMinutes(3)).until(() -> done(channel));
      long millis = Duration.between(begin, Instant.now()).toMillis();
      System.out.printf(
          "%s: %,d events in %,d ms, %,d a second; alerts p50 %d ms, p99 %d ms; without p50 %d ms,"
              + " p99 %d ms%n",
          name,
          EVENTS,
          millis,
          EVENTS * 1000L / millis,
          at(beside, 50),
          at(beside, 99),
          at(alone, 50),
          at(alone, 99));
      assertThat(channel.state(Instant.now()).failures()).isZero();
    }
  }

  private static boolean done(ChannelConsumer channel) {
    ChannelState state = channel.state(Instant.now());
    return state.sent() >= EVENTS / 2 && state.behind() == 0;
  }

  /** From the engine's commit to the file, in milliseconds, at 100 alerts a second. */
  private List<Long> alertLatencies(String id) {
    Path path = folder.resolve(id + ".ndjson");
    List<Long> latencies = new ArrayList<>();
    try (TestAlerts engine = new TestAlerts(config);
        ChannelConsumer channel =
            start(
                new ChannelConfig(
                    id, "file", true, Severity.LOW, Map.of("path", path.toString())))) {
      await().atMost(Duration.ofSeconds(30)).until(() -> channel.state(Instant.now()).created());
      for (int n = 0; n < ALERTS / 10; n++) {
        long sent = channel.state(Instant.now()).sent();
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
          engine.commit(alert(10 * n + i));
        }
        await()
            .pollInterval(Duration.ofMillis(2))
            .atMost(Duration.ofSeconds(30))
            .until(() -> channel.state(Instant.now()).sent() == sent + 10);
        latencies.add((System.nanoTime() - start) / 1_000_000);
      }
    }
    Collections.sort(latencies);
    return latencies;
  }

  private static long at(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private ChannelConsumer start(ChannelConfig channel) {
    return ChannelConsumer.start(
        channel,
        new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, true)),
        new ChannelConsumer.Surroundings(
            new ConsumerBuilder(config, "sink-test", Duration.ofSeconds(2)),
            KnownGroups.in(folder.resolve("groups")),
            new DeadLetterPublisher(config, "sink-test"),
            new SinkMetrics(new SimpleMeterRegistry())));
  }
}
