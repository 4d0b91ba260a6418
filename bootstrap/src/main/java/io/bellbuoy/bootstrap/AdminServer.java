package io.bellbuoy.bootstrap;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health/live}, {@code /health/ready} and {@code /metrics} of one service. Thread-safe; it
 * has threads of its own, so that it answers also while the service's are busy.
 */
public final class AdminServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int SECONDS_TO_ANSWER = 5;
  private static final int SECONDS_TO_CLOSE = 5;
  private static final int SECONDS_IDLE = 60;

  private final HttpConfig http;
  private final PrometheusMeterRegistry metrics;
  private final List<HealthCheck> checks;
  private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

  /** A server that does not listen yet. */
  public AdminServer(HttpConfig http, PrometheusMeterRegistry metrics, List<HealthCheck> checks) {
    this.http = http;
    this.metrics = metrics;
    this.checks = List.copyOf(checks);
  }

  /**
   * Listens.
   *
   * @throws StartException where the port is taken
   */
  public void start() {
    Vertx vertx = Vertx.vertx(threads());
    try {
      HttpServer server =
          vertx
              .createHttpServer(http.serverOptions().setIdleTimeout(SECONDS_IDLE))
              .requestHandler(request -> answer(vertx, request));
      running.set(new Running(vertx, http.listen(server)));
    } catch (StartException e) {
      closeQuietly(vertx);
      throw new StartException("health and metrics: " + e.getMessage(), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    Running now = running.get();
    if (now == null) {
      throw new IllegalStateException("the admin server is not started");
    }
    return now.port();
  }

  @Override
  public void close() {
    Running now = running.getAndSet(null);
    if (now != null) {
      closeQuietly(now.vertx());
    }
  }

  private void answer(Vertx vertx, HttpServerRequest request) {
    // The request line of "OPTIONS *" has no path.
    String path = requireNonNullElse(request.path(), "");
    switch (path) {
      case "/health/live" -> ifRead(request, () -> send(request, 200, JSON, "{\"live\":true}"));
      case "/health/ready" -> ifRead(request, () -> work(vertx, request, this::readiness));
      case "/metrics" ->
          ifRead(
              request,
              () -> work(vertx, request, () -> new Answer(200, PROMETHEUS, metrics.scrape())));
      default -> Problem.of(404, "there is /health/live, /health/ready, /metrics").send(request);
    }
  }

  private static void ifRead(HttpServerRequest request, Runnable action) {
    if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
      action.run();
    } else {
      request.response().putHeader("allow", "GET, HEAD");
      Problem.of(405, "only GET and HEAD are allowed here").send(request);
    }
  }

  /** Liveness must not wait for a check that hangs, so checks run on a thread of their own. */
  private static void work(Vertx vertx, HttpServerRequest request, Callable<Answer> work) {
    vertx
        .executeBlocking(work, false)
        .timeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
        .onSuccess(answer -> send(request, answer.status(), answer.mediaType(), answer.body()))
        .onFailure(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("path", request.path())
                  .addKeyValue("problem", failure)
                  .log("an admin request failed");
              Problem.of(503, "no answer within " + SECONDS_TO_ANSWER + " s").send(request);
            });
  }

  private static void send(HttpServerRequest request, int status, String mediaType, String body) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      Future<Void> ignored =
          response
              .setStatusCode(status)
              .putHeader("content-type", mediaType)
              .putHeader("cache-control", "no-store")
              .end(body);
    }
  }

  private Answer readiness() throws JsonProcessingException {
    boolean ready = true;
    List<Map<String, Object>> results = new ArrayList<>();
    for (HealthCheck check : checks) {
      String problem = problem(check);
      ready &= problem == null;
      results.add(
          problem == null
              ? Map.of("name", check.name(), "ok", true)
              : Map.of("name", check.name(), "ok", false, "problem", problem));
    }
    String body = MAPPER.writeValueAsString(Map.of("ready", ready, "checks", results));
    return new Answer(ready ? 200 : 503, JSON, body);
  }

  private static @Nullable String problem(HealthCheck check) {
    try {
      return check.problem().get();
    } catch (RuntimeException e) {
      return "the check itself failed: " + e;
    }
  }

  private static VertxOptions threads() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(2)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }

  private static void closeQuietly(Vertx vertx) {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(SECONDS_TO_CLOSE, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      LOG.atWarn().addKeyValue("problem", e.getCause()).log("the admin server did not close");
    }
  }

  private record Running(Vertx vertx, int port) {}

  private record Answer(int status, String mediaType, String body) {}
}
