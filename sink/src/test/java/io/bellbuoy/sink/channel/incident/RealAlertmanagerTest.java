package io.bellbuoy.sink.channel.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.SampleAlert;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's prometheus-alertmanager; skipped where it is not installed. */
final class RealAlertmanagerTest {

  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private @Nullable Process process;
  private String url;

  @BeforeEach
  void start() throws IOException {
    assumeThat(PROGRAM).as("the package prometheus-alertmanager").isExecutable();
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    url = "http://127.0.0.1:" + port;
    Path config =
        Files.writeString(
            folder.resolve("a.yml"), "route: {receiver: x}\nreceivers: [{name: x}]\n");
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(30)).until(() -> get("/-/ready").statusCode() == 200);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void itTakesAlertsAndKnowsTheSameAgain() throws IOException {
    assertThat(send(List.of(SampleAlert.plain()))).isEqualTo(new SendResult.Sent());
    assertThat(send(List.of(SampleAlert.plain()))).isEqualTo(new SendResult.Sent());

    List<JsonNode> alerts = alerts();
    assertThat(alerts).hasSize(1);
    JsonNode alert = alerts.get(0);
    assertThat(alert.at("/status/state").asText()).isIn("active", "unprocessed");
    assertThat(alert.at("/labels").toString())
        .isEqualTo(
            "{\"alertname\":\"exec-in-pod\",\"cluster\":\"prod\",\"name\":\"web-0\",\"namespace\":"
                + "\"shop\",\"resource\":\"pods\",\"severity\":\"high\",\"user\":"
                + "\"alice@example.com\"}");
    assertThat(alert.at("/annotations/summary").asText())
        .isEqualTo("[HIGH] prod: alice@example.com opened a shell in shop/web-0");
    assertThat(alert.at("/generatorURL").asText()).startsWith("https://bellbuoy.example/alerts/");
  }

  @Test
  void itTakesWhateverAnAttackerWrites() throws IOException {
    List<Alert> hostile =
        Stream.concat(SampleAlert.HOSTILE.stream(), Stream.of("漢".repeat(35_000)))
            .map(SampleAlert::saying)
            .toList();

    assertThat(send(hostile)).isEqualTo(new SendResult.Sent());

    assertThat(alerts()).hasSize(hostile.size());
  }

  private SendResult send(List<Alert> alerts) {
    ChannelConfig config =
        new ChannelConfig(
            "tested",
            "alertmanager",
            true,
            Severity.LOW,
            Map.of("url", url, "console", "https://bellbuoy.example"));
    try (Channel channel =
        new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, true)).open(config)) {
      return channel.send(alerts);
    }
  }

  private List<JsonNode> alerts() throws IOException {
    JsonNode all = JsonSerde.mapper().readTree(get("/api/v2/alerts").body());
    return Stream.iterate(0, n -> n + 1)
        .limit(all.size())
        .map(all::get)
        .map(Objects::requireNonNull)
        .toList();
  }

  private HttpResponse<String> get(String path) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(url + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for Alertmanager", e);
    }
  }
}
