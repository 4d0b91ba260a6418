package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.wear.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a digest has counted outlives the sink that counted it. */
final class DigestKillTest {

  private static final int ALERTS = 10_000;
  private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;

  @Test
  void afterAKillAnotherInstanceTakesOverAndTheCountsAddUp() throws Exception {
    KafkaConfig config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TestSink.prepare(config);
    try (TestAlerts engine = new TestAlerts(config);
        ChildProcess first = start(config, "first")) {
      first.awaitLine("start offsets group=\"" + channel(config), Duration.ofSeconds(30));
      try (ChildProcess second = start(config, "second")) {
        for (int from = 0; from < ALERTS; from += 500) {
          engine.commit(some(from, from + 500));
          if (from == ALERTS / 2) {
            eventually().until(() -> told() > 0);
            first.kill();
          }
        }
        // Takes over within the session's timeout, and then the period ends.
        eventually().atMost(Duration.ofSeconds(30)).until(() -> told() >= ALERTS);
        assertThat(second.isAlive()).isTrue();
      }
    }

    assertThat(told()).isEqualTo(ALERTS);
    assertThat(sent().size()).as("messages").isBetween(8, 200);
  }

  private ChildProcess start(KafkaConfig config, String name) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name + ".yaml"),
            """
            kafka: {bootstrapServers: "%s", topicPrefix: "%s", durability: relaxed}
            data: %s
            http: {port: 0}
            admin: {port: 0}
            retention: {age: 36500d}
            sessionTimeout: 2s
            channels:
              - {id: file, kind: file, options: {path: "%s", digest: 1s, digestSamples: "2"}}
            """
                .formatted(
                    config.bootstrapServers(),
                    config.topicPrefix(),
                    folder.resolve(name),
                    folder.resolve("sent.ndjson")));
    return ChildProcess.of(SinkMain.class)
        .args("--config", file.toString())
        .jvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .folder(folder)
        .start();
  }

  private static String channel(KafkaConfig config) {
    return config.topicPrefix().substring(0, config.topicPrefix().length() - 1) + "-channel-file\"";
  }

  /** Of two rules in two clusters. */
  private static List<Alert> some(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            n -> alert(n % 2 == 0 ? "prod" : "test", 6 * n + n % 4 / 2, Severity.LOW, "m" + n))
        .toList();
  }

  /** Of how many alerts the file tells; what comes twice is the same and counts once. */
  private long told() throws IOException {
    return sent().values().stream().mapToLong(DigestKillTest::count).sum();
  }

  private static long count(Alert alert) {
    return alert.evidence().stream()
        .filter(evidence -> evidence.path().equals(Summary.COUNT))
        .mapToLong(evidence -> Long.parseLong(evidence.value()))
        .findFirst()
        .orElse(1);
  }

  private Map<String, Alert> sent() throws IOException {
    Map<String, Alert> sent = new TreeMap<>();
    Path file = folder.resolve("sent.ndjson");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        Alert alert = SERDE.read(line.getBytes(UTF_8));
        Alert before = sent.put(alert.id(), alert);
        assertThat(before).as("sent twice, and another").isIn(null, alert);
      }
    }
    return sent;
  }
}
