package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** However many groups are counted, memory does not grow with them: they lie on disk. */
@Tag("long")
class MillionGroupsTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MILLION = 1_000_000;

  /** That of {@link ChildProcess}. */
  private static final int HEAP_MIB = 256;

  @TempDir Path folder;

  @Test
  void aMillionGroupsAreCountedInBoundedMemory() throws Exception {
    try (TestBroker broker = new TestBroker(kafka.bootstrapServers(), kafka.freshPrefix())) {
      broker.publish(Policies.first(1, Policies.alert(twice())));
      ChildProcess engine = EngineProcess.start(broker, folder);
      send(broker, 0, MILLION / 4);
      broker.awaitAlerts(again(broker, 1, MILLION / 4 - 1), PATIENCE);
      long quarter = peakMebibytes(engine);
      send(broker, MILLION / 4, MILLION);

      broker.awaitAlerts(2 + again(broker, 0, MILLION / 2, MILLION - 1), PATIENCE);

      long all = peakMebibytes(engine);
      System.out.printf(
          "engine: %d MiB with 250,000 groups, %d MiB with a million%n", quarter, all);
      assertThat(all).isLessThan(quarter + HEAP_MIB);
      assertThat(broker.alerts()).extracting(Alert::id).doesNotHaveDuplicates().hasSize(5);
      engine.terminate();
      engine.close();
    }
  }

  /** The second match of these users; returns how many they are. */
  private static int again(TestBroker broker, int... users) {
    IntStream.of(users).forEach(user -> broker.sendLater(event(user, "again")));
    broker.flush();
    return users.length;
  }

  private static void send(TestBroker broker, int from, int to) {
    for (int user = from; user < to; user++) {
      broker.sendLater(event(user, "first"));
      if (user % 20_000 == 0) {
        broker.flush();
      }
    }
    broker.flush();
  }

  private static AuditEvent event(int user, String auditID) {
    return Events.of(
        "{\"auditID\":\"%s\",\"verb\":\"get\",\"user\":{\"username\":\"user-%d\"}}"
            .formatted(auditID, user));
  }

  private static long peakMebibytes(ChildProcess engine) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(engine.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static Rule twice() {
    return new Rule(
        "twice",
        "Twice",
        Severity.LOW,
        "",
        "{user.username} twice",
        "jpath(\"verb\") = \"get\"",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        new Threshold(2, Span.of("1h"), List.of("user.username"), null),
        null,
        List.of());
  }
}
