package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services as an operator runs them, with nothing of {@code up}. */
class SeparateProcessesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void servicesAsProcessesOfTheirOwnRaiseTheAlertsThatEvalFindsAndStopCleanly() throws Exception {
    try (SeparateProcesses processes = new SeparateProcesses(folder)) {
      processes.start();
      for (LiveBodies live : LiveBodies.all()) {
        String body = Files.readString(live.body());
        await()
            .atMost(PATIENCE)
            .until(() -> ApiServerSender.post(processes.webhook(), body) == 200);
      }
      List<String> expected = LiveBodies.evaluated(SeparateProcesses.CLUSTER);
      AlertsClient alerts = new AlertsClient(processes.api(), processes.token());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(alerts.alerts("").stream().map(LiveBodies::line))
                      .containsExactlyInAnyOrderElementsOf(expected));
      assertThat(alerts.alerts("cluster=" + SeparateProcesses.CLUSTER)).hasSameSizeAs(expected);
      AlertsClient throughTheConsole = new AlertsClient(processes.console(), processes.token());
      assertThat(throughTheConsole.alerts("")).hasSameSizeAs(expected);
      assertThat(text(processes.consoleAdmin() + "/health/live")).contains("200");
      assertThat(text(processes.consoleAdmin() + "/health/ready")).contains("200", "policy");
      assertThat(text(processes.consoleAdmin() + "/metrics")).contains("200", "jvm_memory_used");
      assertThat(processes.stop())
          .isEqualTo(Map.of("console", 0, "ingest", 0, "engine", 0, "sink", 0));
    }
  }

  /** The answer's status and body. */
  private static String text(String url) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
