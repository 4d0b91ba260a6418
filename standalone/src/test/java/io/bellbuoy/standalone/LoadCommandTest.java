package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadCommandTest {

  private static final String URL = "http://127.0.0.1:1/api/v1/kubernetes/webhook/t";

  @TempDir private Path folder;

  @Test
  void tellsWhatWasAcknowledgedAndHowFast() throws IOException {
    try (Webhook webhook = new Webhook(200)) {
      Cli run =
          Cli.run("load", "--target", webhook.url(), "--rate=200", "--duration=1s", "--batch=20");
      assertThat(run.code()).isZero();
      assertThat(run.lines().get(0)).matches("acknowledged +(\\d+) of \\1 events in .* events/s.*");
      assertThat(run.out()).contains("latency", "p99.9", "answers       200: ");
      assertThat(run.out()).doesNotContain("failed");
    }
  }

  @Test
  void tellsProgramsInJson() throws IOException {
    try (Webhook webhook = new Webhook(200)) {
      Cli run =
          Cli.run(
              "load",
              "--target",
              webhook.url(),
              "--rate=0",
              "--duration=1s",
              "--batch=1",
              "--json");
      JsonNode report = new ObjectMapper().readTree(run.out());
      assertThat(report.path("acknowledged").asLong())
          .isPositive()
          .isEqualTo(report.path("due").asLong());
      assertThat(report.path("answers").path("200").asLong()).isPositive();
      assertThat(report.path("latencyMillis").path("p99").isNumber()).isTrue();
    }
  }

  @Test
  void endsWithOneWhereSomethingWasNotTaken() throws IOException {
    try (Webhook webhook = new Webhook(401)) {
      Cli run =
          Cli.run("load", "--target", webhook.url(), "--rate=40", "--duration=1s", "--batch=20");
      assertThat(run.code()).isEqualTo(BellbuoyMain.NOT_SO);
      assertThat(run.out())
          .contains("answers       401: ")
          .contains("failed")
          .contains("unanswered");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --rate=5                                | --target URL
          --target URL --data x                   | --target URL
          --target URL --clusters 3               | goes with --data
          --target URL --duration soon            | 'soon' is no duration
          --target URL --duration 0s              | more than 0s
          --target URL --batch 0                  | from 1 to 10000
          --target URL --alerting 2               | from 0 to 1
          --target ftp://x/y                      | ftp://x/y
          """)
  void saysWhatIsWrongWithTheWords(String arguments, String because) {
    String[] words = ("load " + arguments.replace("URL", URL)).split(" +", -1);
    Cli run = Cli.run(words);
    assertThat(run.code()).isEqualTo(BellbuoyMain.BROKEN);
    assertThat(run.err()).contains(because).hasLineCount(1);
  }

  @Test
  void saysWhereNothingRuns() {
    Cli run = Cli.run("load", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(BellbuoyMain.BROKEN);
    assertThat(run.err()).contains("no bellbuoy runs on the folder " + folder);
  }

  /** Answers every call with one status. */
  private static final class Webhook implements AutoCloseable {

    private final HttpServer server;

    Webhook(int status) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext(
          "/",
          call -> {
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(status, -1);
            call.close();
          });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/kubernetes/webhook/t";
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
