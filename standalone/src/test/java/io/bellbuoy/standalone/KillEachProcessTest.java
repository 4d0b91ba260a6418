package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies in between, an acknowledged event raises its alert exactly once. */
@Tag("long")
class KillEachProcessTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int EVENTS_PER_SECOND = 2_000;
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  @Test
  void everyAcknowledgedEventHasExactlyOneAlertThoughEachProcessIsKilledInTurn() throws Exception {
    try (SeparateProcesses processes = new SeparateProcesses(folder)) {
      processes.start();
      AlertsClient alerts = new AlertsClient(processes.api(), processes.token());
      try (ApiServerSender sender = new ApiServerSender(processes::webhook, EVENTS_PER_SECOND)) {
        for (int round = 0; round < ROUNDS; round++) {
          for (String victim : List.of("engine", "sink", "ingest", "broker")) {
            int before = sender.acknowledged().size();
            await().atMost(PATIENCE).until(() -> sender.acknowledged().size() > before + 400);
            processes.killAndRestart(victim);
          }
        }
        int before = sender.acknowledged().size();
        await().atMost(PATIENCE).until(() -> sender.acknowledged().size() > before + 400);
        sender.finish(PATIENCE);

        Set<String> acknowledged = sender.acknowledged();
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(() -> new HashSet<>(alerts.auditIDs("")).containsAll(acknowledged));
        assertThat(alerts.auditIDs("")).containsExactlyInAnyOrderElementsOf(acknowledged);
        System.out.printf(
            "%d alerts, each once; answers %s%n", acknowledged.size(), sender.answers());
      }
    }
  }
}
