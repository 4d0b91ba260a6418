package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminServerTest {

  private static final HttpConfig ANY_PORT = new HttpConfig("127.0.0.1", 0);

  private final HttpClient client = HttpClient.newHttpClient();
  private final PrometheusMeterRegistry metrics = ServiceMetrics.create();
  private final AtomicReference<@Nullable String> problem = new AtomicReference<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private AdminServer server = serverWith();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.close();
    metrics.close();
  }

  @Test
  void aRunningProcessIsAlive() throws Exception {
    HttpResponse<String> response = get("/health/live");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"live\":true}");
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  void readinessSaysWhichCheckFailsAndWhy() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body())
        .contains("\"ready\":true", "\"name\":\"kafka\"", "\"ok\":true");

    problem.set("no broker answers at localhost:9092");

    HttpResponse<String> response = get("/health/ready");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("\"ready\":false", "\"ok\":false")
        .contains("\"problem\":\"no broker answers at localhost:9092\"");

    problem.set(null);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aCheckThatThrowsIsAFailedCheck() throws Exception {
    restart(
        new HealthCheck(
            "broken",
            () -> {
              throw new IllegalStateException("a bug");
            }));

    HttpResponse<String> response = get("/health/ready");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("the check itself failed: java.lang.IllegalStateException: a bug");
  }

  @Test
  void aCheckThatHangsHoldsUpNothingElse() throws Exception {
    restart(
        new HealthCheck(
            "slow",
            () -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return null;
            }));

    List<HttpResponse<String>> hanging =
        List.of("/health/ready", "/health/ready", "/health/ready").stream()
            .map(path -> client.sendAsync(request(path).build(), BodyHandlers.ofString()))
            .toList()
            .stream()
            .map(
                coming -> {
                  assertThat(liveStatus()).isEqualTo(200);
                  return coming.join();
                })
            .toList();

    assertThat(hanging).extracting(HttpResponse::statusCode).containsOnly(503);
    assertThat(hanging.get(0).body()).contains("no answer within 5 s");
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsHoldTheProcessAndWhatTheServiceCounts() throws Exception {
    metrics.counter("bellbuoy.events", "cluster", "prod").increment(3);

    HttpResponse<String> response = get("/metrics");

    assertThat(response.headers().firstValue("content-type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body())
        .contains("bellbuoy_events_total{cluster=\"prod\"} 3.0")
        .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "process_cpu_usage ")
        .contains("jvm_gc_max_data_size_bytes ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/health/live/", "/metrics/x", "/health/../metrics"})
  void otherPathsAreNotThere(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(response.body()).contains("there is /health/live, /health/ready, /metrics");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
  void onlyReadingIsAllowed(String path) throws Exception {
    HttpResponse<String> post =
        client.send(
            request(path).POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());
    HttpResponse<String> head =
        client.send(
            request(path).method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("allow")).hasValue("GET, HEAD");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void aHeaderOfAMegabyteIsRefused() throws Exception {
    HttpResponse<String> response =
        client.send(
            request("/health/live").header("x-long", "x".repeat(1 << 20)).build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      AdminServer second = new AdminServer(new HttpConfig("0.0.0.0", port), metrics, List.of());

      assertThatExceptionOfType(StartException.class)
          .isThrownBy(second::start)
          .withMessageStartingWith("health and metrics: cannot listen on 0.0.0.0:" + port + ": ")
          .withMessageEndingWith("free it or set another");
      assertThatIllegalStateException().isThrownBy(second::port);
    }
  }

  @Test
  void anUnknownHostIsNamed() {
    AdminServer nowhere =
        new AdminServer(new HttpConfig("no.such.host.invalid", 0), metrics, List.of());

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(nowhere::start)
        .withMessageContaining("cannot listen on no.such.host.invalid:0");
  }

  @Test
  void aClosedServerAnswersNoMoreAndMayBeClosedTwice() {
    String url = url("/health/live");
    server.close();
    server.close();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()));
  }

  private AdminServer serverWith(HealthCheck... more) {
    HealthCheck kafka = new HealthCheck("kafka", problem::get);
    return new AdminServer(ANY_PORT, metrics, more.length == 0 ? List.of(kafka) : List.of(more));
  }

  private void restart(HealthCheck check) {
    server.close();
    server = serverWith(check);
    server.start();
  }

  private int liveStatus() {
    try {
      return get("/health/live").statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url(path)));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }
}
