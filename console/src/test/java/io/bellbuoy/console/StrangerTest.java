package io.bellbuoy.console;

import static io.bellbuoy.console.TestConsole.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Role;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no page of ours sends: what strangers and callers with bad intent try at the port. */
class StrangerTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final Vertx VERTX = Vertx.vertx();

  /** What somebody hears who would like to be taken for the sink. */
  private static final BlockingQueue<String> OVERHEARD = new LinkedBlockingQueue<>();

  private static int elsewhere;
  private static TestConsole console;

  @BeforeAll
  static void start(@TempDir Path data) {
    elsewhere =
        VERTX
            .createHttpServer()
            .requestHandler(
                request -> {
                  OVERHEARD.add(request.uri() + " " + request.getHeader("Authorization"));
                  request.response().end("{}");
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    console = TestConsole.start(kafka, data);
  }

  @AfterAll
  static void stop() {
    console.close();
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Sends the request line as it is, with a viewer's token; the whole answer. */
  private static String raw(String target) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.service().port())) {
      socket.setSoTimeout(20_000);
      String request =
          "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(target, TestConsole.token(Role.VIEWER));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@127.0.0.1:%d/x://y/api/v1/alerts",
        "http://127.0.0.1:%d/api/v1/alerts",
        ".example:%d/x://y/api/v1/alerts/stream",
      })
  void aRequestLineThatNamesAHostDoesNotLeadTheConsolesTokenThere(String target) {
    String answer = raw(target.formatted(elsewhere));

    assertThat(OVERHEARD).isEmpty();
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("must name a path");
  }

  @Test
  void aStrangersBodyIsShort() {
    String body = "{\"name\":\"viewer\",\"password\":\"" + "x".repeat(20_000) + "\"}";

    HttpResponse<String> answer =
        console.send(TestConsole.with(console.request("/api/v1/session"), "POST", body));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).path("detail").asText()).contains("16384");
  }

  @Test
  void aPathOfThousandsOfStepsIsNotThere() {
    String answer = raw("/_static/" + "a/".repeat(8_000) + "b");

    assertThat(answer).startsWith("HTTP/1.1 404 ").contains("there is no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/js/main.js",
        "/no-such.js",
        "/_static/no/such",
        "/api/v1/openapi.json",
        "/api/v1/session",
        "/api/v1/rules",
        "/api/v1/no-such",
        "/api/v1/rules/%zz",
      })
  void everyAnswerIsHardenedAndForOurOwnPageAlone(String path) {
    String answer = raw(path);
    HttpHeaders headers = headers(answer);

    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.map().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(answer).doesNotContain("Exception", "\tat io.");
  }

  private static HttpHeaders headers(String answer) {
    java.util.Map<String, java.util.List<String>> headers = new java.util.TreeMap<>();
    for (String line : answer.substring(0, answer.indexOf("\r\n\r\n")).lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        headers.put(line.substring(0, colon), java.util.List.of(line.substring(colon + 2)));
      }
    }
    return HttpHeaders.of(headers, (name, value) -> true);
  }
}
