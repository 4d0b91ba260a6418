package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Threshold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The engine is a process of its own and is killed while it counts. */
class BurstAcrossKillTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ENOUGH = 50;
  private static final Threshold BURST =
      new Threshold(ENOUGH, Span.of("10s"), List.of("user.username"), null);

  private static final String PROBE = "jpath(\"verb\") = \"probe\"";

  @TempDir Path folder;

  @Test
  void aBurstAcrossAKillIsOneAlertWithTheRightCount() throws Exception {
    try (TestBroker broker = new TestBroker(kafka.bootstrapServers(), kafka.freshPrefix())) {
      broker.publish(Policies.first(1, Policies.alert(burst()), Policies.alert("probe", PROBE)));
      ChildProcess engine = EngineProcess.start(broker, folder);
      broker.send(Events.of("{\"verb\":\"probe\"}"));
      broker.awaitAlerts(1, PATIENCE);

      send(broker, 0, 2 * ENOUGH - 10);
      engine.kill();
      engine = EngineProcess.start(broker, folder);
      send(broker, 2 * ENOUGH - 10, 2 * ENOUGH);
      broker.awaitAlerts(3, PATIENCE);

      engine.terminate();
      assertThat(engine.exitCode(PATIENCE)).isZero();
      List<Alert> burst =
          broker.alerts().stream().filter(alert -> alert.rule().id().equals("burst")).toList();
      assertThat(burst).hasSize(2);
      assertThat(burst).extracting(Alert::id).containsOnly(burst.get(0).id());
      assertThat(occurrences(burst.get(0)).count()).isEqualTo(ENOUGH);
      assertThat(occurrences(burst.get(1)).count()).isEqualTo(2L * ENOUGH);
      assertThat(occurrences(burst.get(1)).closed()).isTrue();
      engine.close();
    }
  }

  private static Occurrences occurrences(Alert alert) {
    return requireNonNull(alert.occurrences());
  }

  /** Each twice, as an API server does that hears no answer. */
  private static void send(TestBroker broker, int from, int to) {
    for (int i = from; i < to; i++) {
      AuditEvent event =
          Events.of(
              "{\"auditID\":\"a%d\",\"verb\":\"get\",\"user\":{\"username\":\"eve\"}}"
                  .formatted(i));
      broker.sendLater(event);
      broker.sendLater(event);
    }
    broker.flush();
  }

  private static Rule burst() {
    return new Rule(
        "burst",
        "A burst",
        Severity.HIGH,
        "",
        "{user.username} does it again and again",
        "jpath(\"verb\") = \"get\"",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        BURST,
        null,
        List.of());
  }
}
