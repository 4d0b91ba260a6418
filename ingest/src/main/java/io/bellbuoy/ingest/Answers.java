package io.bellbuoy.ingest;

import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.schemas.Cluster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Answers requests and counts the answers. This class is thread-safe. */
final class Answers {

  /**
   * What a refused sender may still send, so that it reads its answer before the connection ends.
   */
  private static final long DRAIN_BYTES = 1 << 20;

  private static final long DRAIN_MILLIS = 300;

  private final Vertx vertx;
  private final IngestMetrics metrics;
  private final Duration retryAfter;

  /**
   * Answers.
   *
   * @param retryAfter when to come again after a 503
   */
  Answers(Vertx vertx, IngestMetrics metrics, Duration retryAfter) {
    this.vertx = vertx;
    this.metrics = metrics;
    this.retryAfter = retryAfter;
  }

  /** Every event is with the broker. */
  void accept(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      metrics.answered(200);
      Future<Void> ignored = response.putHeader("content-type", "application/json").end("{}");
    }
  }

  /**
   * Says no; who goes on sending is cut off.
   *
   * @param cluster whose token the request carries; null: nobody's
   */
  void refuse(HttpServerRequest request, RefusedException refusal, @Nullable Cluster cluster) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    metrics.answered(refusal.status());
    if (cluster != null) {
      metrics.refused(cluster.id());
    }
    if (refusal.status() == 503) {
      response.putHeader("retry-after", Long.toString(retryAfter.toSeconds()));
    } else if (refusal.status() == 405) {
      response.putHeader("allow", "POST");
    }
    boolean sending = !request.isEnded();
    if (sending) {
      response.putHeader("connection", "close");
    }
    Problem.of(refusal.status(), refusal.detail()).send(request);
    if (sending) {
      drain(request);
    }
  }

  /** Ends the connection soon: Vert.x itself would read all of the body first. */
  private void drain(HttpServerRequest request) {
    AtomicLong drained = new AtomicLong();
    request.handler(
        chunk -> {
          if (drained.addAndGet(chunk.length()) > DRAIN_BYTES) {
            close(request);
          }
        });
    request.resume();
    vertx.setTimer(DRAIN_MILLIS, timer -> close(request));
  }

  private static void close(HttpServerRequest request) {
    Future<Void> ignored = request.connection().close();
  }
}
