package io.bellbuoy.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Role;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What goes through to the sink and back, with a sink that notes what it is asked. */
class SinkPassageTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final Vertx VERTX = Vertx.vertx();
  private static final BlockingQueue<Asked> ASKED = new LinkedBlockingQueue<>();
  private static final AtomicBoolean LEFT = new AtomicBoolean();
  private static TestConsole console;

  /** What the sink has heard. */
  record Asked(String method, String uri, String token, String user, String role, String body) {}

  @BeforeAll
  static void start(@TempDir Path data) {
    int port =
        VERTX
            .createHttpServer()
            .requestHandler(SinkPassageTest::sink)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    console = TestConsole.start(TestConsole.config(kafka, data, "http://127.0.0.1:" + port + "/"));
  }

  @AfterAll
  static void stop() {
    console.close();
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @BeforeEach
  void forget() {
    ASKED.clear();
    LEFT.set(false);
  }

  private static void sink(HttpServerRequest request) {
    if (request.uri().endsWith("/stream")) {
      request.response().closeHandler(left -> LEFT.set(true));
      request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
      request.response().write("data: first\n\n");
      return;
    }
    if (request.uri().endsWith("/broken")) {
      request.response().putHeader("Content-Length", "1000").write("half");
      VERTX.setTimer(50, late -> request.connection().close());
      return;
    }
    request
        .body()
        .onSuccess(
            body -> {
              ASKED.add(
                  new Asked(
                      request.method().name(),
                      request.uri(),
                      String.valueOf(request.getHeader("Authorization")),
                      String.valueOf(request.getHeader("X-Bellbuoy-User")),
                      String.valueOf(request.getHeader("X-Bellbuoy-Role")),
                      body.toString(UTF_8)));
              request
                  .response()
                  .setStatusCode(418)
                  .putHeader("Content-Type", "application/problem+json")
                  .putHeader("Retry-After", "7")
                  .putHeader("Set-Cookie", "stolen=1")
                  .end("{\"detail\":\"short and stout\"}");
            });
  }

  @Test
  void theSinkIsAskedInTheCallersNameAndItsAnswerComesBack() throws Exception {
    HttpResponse<String> answer =
        console.call(Role.EDITOR, "GET", "/api/v1/alerts?q=a%20b&limit=2", null);

    Asked asked = ASKED.poll(5, TimeUnit.SECONDS);
    assertThat(asked).isNotNull();
    assertThat(asked.uri()).isEqualTo("/api/v1/alerts?q=a%20b&limit=2");
    assertThat(asked.user()).isEqualTo("token editor");
    assertThat(asked.role()).isEqualTo("editor");
    assertThat(asked.token()).startsWith("Bearer ").doesNotContain(TestConsole.token(Role.EDITOR));
    assertThat(answer.statusCode()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"short and stout\"}");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void nobodyCanNameSomebodyElse() throws Exception {
    console.call(
        Role.VIEWER,
        "GET",
        "/api/v1/alerts/x",
        null,
        "X-Bellbuoy-User",
        "admin",
        "X-Bellbuoy-Role",
        "admin");

    Asked asked = ASKED.poll(5, TimeUnit.SECONDS);
    assertThat(asked).isNotNull();
    assertThat(asked.user()).isEqualTo("token viewer");
    assertThat(asked.role()).isEqualTo("viewer");
  }

  @Test
  void aBodyGoesThroughAndAViewersDoesNot() throws Exception {
    String body = "{\"state\":\"closed\",\"reason\":\"" + "x".repeat(100_000) + "\"}";

    console.call(Role.EDITOR, "POST", "/api/v1/alerts/a1/state", body);
    Asked asked = ASKED.poll(5, TimeUnit.SECONDS);
    HttpResponse<String> refused =
        console.call(Role.VIEWER, "POST", "/api/v1/alerts/a1/state", body);

    assertThat(asked).isNotNull();
    assertThat(asked.body()).isEqualTo(body);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(ASKED).isEmpty();
  }

  @Test
  void aStreamComesAsItIsWrittenAndEndsWithItsReader() throws Exception {
    HttpRequest request =
        console
            .request("/api/v1/alerts/stream")
            .header("Authorization", "Bearer " + TestConsole.token(Role.VIEWER))
            .build();
    HttpClient reader = HttpClient.newHttpClient();
    HttpResponse<InputStream> stream =
        reader.send(request, HttpResponse.BodyHandlers.ofInputStream());

    try (InputStream body = stream.body()) {
      String line = new BufferedReader(new InputStreamReader(body, UTF_8)).readLine();
      assertThat(line).isEqualTo("data: first");
      assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      assertThat(LEFT).isFalse();
    }
    await().untilTrue(LEFT);
  }

  @Test
  void nobodyTakesThePlacesOfAllOthers() throws Exception {
    List<Socket> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 32; i++) {
        streams.add(stream());
      }
      HttpResponse<String> more = console.call(Role.VIEWER, "GET", "/api/v1/alerts", null);
      HttpResponse<String> others = console.call(Role.EDITOR, "GET", "/api/v1/alerts", null);

      assertThat(more.statusCode()).isEqualTo(429);
      assertThat(more.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(others.statusCode()).isEqualTo(418);
    } finally {
      for (Socket stream : streams) {
        stream.close();
      }
    }
    await()
        .untilAsserted(
            () ->
                assertThat(console.call(Role.VIEWER, "GET", "/api/v1/alerts", null).statusCode())
                    .isEqualTo(418));
  }

  /** An alert stream that has begun. */
  private static Socket stream() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.service().port());
    String request =
        "GET /api/v1/alerts/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(TestConsole.token(Role.VIEWER));
    socket.getOutputStream().write(request.getBytes(UTF_8));
    assertThat(socket.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  @Test
  void aStreamIsNotReadForAnAlertOfThatName() {
    HttpResponse<String> answer =
        console.call(
            Role.EDITOR,
            "POST",
            "/api/v1/rules/any/exceptions",
            "{\"alert\":\"stream\",\"by\":[\"user\"]}");

    assertThat(answer.statusCode()).isEqualTo(503);
    await().untilTrue(LEFT);
  }

  @Test
  void halfAnAnswerDoesNotLookLikeAWholeOne() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> console.call(Role.VIEWER, "GET", "/api/v1/alerts/broken", null)))
        .hasMessageContaining("IOException");
  }

  @Test
  void aSinkThatIsAwayIsSaidSo(@TempDir Path data) {
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    try (TestConsole alone = TestConsole.start(kafka, data)) {
      HttpResponse<String> answer = alone.call(Role.VIEWER, "GET", "/api/v1/alerts", null);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
      assertThat(TestConsole.json(answer).path("detail").asText()).contains("the sink");
    }
  }
}
