package io.bellbuoy.bootstrap;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private static final String JSON = "application/json";
  private static final Answer LIVE = new Answer(200, JSON, "{\"live\":true}");
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int SECONDS_TO_ANSWER = 5;
  private static final int SECONDS_TO_CLOSE = 5;
  private static final int SECONDS_IDLE = 60;

  private final HttpConfig http;
  private final PrometheusMeterRegistry metrics;
  private final List<HealthCheck> checks;

  /** The checks that run now; touched by the one event loop alone. */
  private @Nullable Future<Answer> checking;

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
      running.set(new Running(vertx, server, http.listen(server)));
    } catch (StartException e) {
      closeQuietly(vertx);
      throw new StartException("health and metrics: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      closeQuietly(vertx);
      throw e;
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
      case "/health/live" -> ifRead(request, () -> send(request, LIVE));
      case "/health/ready" -> ifRead(request, () -> send(request, checks(vertx)));
      case "/metrics" -> ifRead(request, () -> send(request, scrape(vertx)));
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

  /** Liveness must not wait for a check that hangs, and no second thread hangs in it either. */
  private Future<Answer> checks(Vertx vertx) {
    Future<Answer> now = checking;
    if (now == null || now.isComplete()) {
      now = vertx.executeBlocking(this::readiness, false);
      checking = now;
    }
    return now;
  }

  private Future<Answer> scrape(Vertx vertx) {
    return vertx.executeBlocking(() -> new Answer(200, PROMETHEUS, metrics.scrape()), false);
  }

  private static void send(HttpServerRequest request, Future<Answer> coming) {
    coming
        .timeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
        .onSuccess(answer -> send(request, answer))
        .onFailure(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("path", request.path())
                  .addKeyValue("problem", failure)
                  .log("an admin request failed");
              String detail =
                  failure instanceof TimeoutException
                      ? "no answer within " + SECONDS_TO_ANSWER + " s"
                      : "it failed; the log says why";
              Problem.of(503, detail).send(request);
            });
  }

  private static void send(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      Future<Void> ignored =
          response
              .setStatusCode(answer.status())
              .putHeader("content-type", answer.mediaType())
              .putHeader("cache-control", "no-store")
              .end(answer.body());
    }
  }

  private Answer readiness() throws JsonProcessingException {
    Readiness readiness = Readiness.of(checks);
    return new Answer(readiness.ready() ? 200 : 503, JSON, readiness.json());
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

  /** The server is held because Vert.x closes one that nobody holds when it is collected. */
  private record Running(Vertx vertx, HttpServer server, int port) {}

  private record Answer(int status, String mediaType, String body) {}
}
