package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes all alerts of a filter as a file. Thread-safe.
 *
 * <p>It holds one page of alerts, and reads the next when the client has taken it: a million alerts
 * take no more memory than a thousand, and one who goes costs nothing more.
 */
final class ExportHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ExportHandler.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'alerts-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int MOST_AT_ONCE = 4;
  private static final int THREADS = 2;
  private static final int PIECE_BYTES = 64 << 10;

  private final AlertStore store;
  private final TokenHandler tokens;
  private final SinkMetrics metrics;
  private final Clock clock;
  private final WorkerExecutor threads;
  private final AtomicInteger running = new AtomicInteger();

  ExportHandler(
      Vertx vertx, AlertStore store, TokenHandler tokens, SinkMetrics metrics, Clock clock) {
    this.store = store;
    this.tokens = tokens;
    this.metrics = metrics;
    this.clock = clock;
    // Not those of the queries: whoever looks at a page does not wait for whoever exports.
    this.threads = vertx.createSharedWorkerExecutor("alert-exports", THREADS);
  }

  /** How many are being written now. */
  int running() {
    return running.get();
  }

  /** Answers with the file. */
  void handle(RoutingContext request, ExportFormat format) {
    AlertQuery query = AlertQueryReader.export(request.queryParams());
    if (running.incrementAndGet() > MOST_AT_ONCE) {
      running.decrementAndGet();
      request.response().putHeader("Retry-After", "10");
      Problem.of(503, "as many exports run already as may; try again in a few seconds")
          .send(request.request());
      return;
    }
    Export export = new Export(request, format);
    request.response().closeHandler(gone -> export.finish());
    export.read(query);
  }

  private record Part(Buffer lines, @Nullable String next) {}

  /** One file; on the event loop of its connection. */
  private final class Export {

    private final RoutingContext request;
    private final HttpServerResponse response;
    private final ExportFormat format;
    private boolean finished;

    Export(RoutingContext request, ExportFormat format) {
      this.request = request;
      this.response = request.response();
      this.format = format;
    }

    void finish() {
      if (!finished) {
        finished = true;
        running.decrementAndGet();
      }
    }

    void read(AlertQuery query) {
      if (!finished) {
        threads
            .executeBlocking(
                () -> {
                  AlertPage page = store.find(query);
                  return new Part(format.lines(page.items()), page.next());
                },
                false)
            .onSuccess(part -> write(part, query))
            .onFailure(this::fail);
      }
    }

    private void write(Part part, AlertQuery query) {
      if (finished) {
        return;
      }
      if (!tokens.isStillValid(request)) {
        fail(new IllegalStateException("the API token is not valid any more"));
        return;
      }
      if (!response.headWritten()) {
        begin();
      }
      String next = part.next();
      if (next == null) {
        send(part.lines())
            .compose(taken -> response.end())
            .onSuccess(ended -> metrics.exported())
            .onComplete(ended -> finish());
        return;
      }
      // Done when the client's side has taken it all: what waits is never more than a page.
      send(part.lines()).onSuccess(taken -> read(query.after(next))).onFailure(gone -> finish());
    }

    /** In pieces, so that a slow client is seen to take them. */
    private Future<Void> send(Buffer lines) {
      Future<Void> last = Future.succeededFuture();
      for (int at = 0; at < lines.length(); at += PIECE_BYTES) {
        last = response.write(lines.slice(at, Math.min(lines.length(), at + PIECE_BYTES)));
      }
      return last;
    }

    private void begin() {
      String name = NAME.format(clock.instant()) + "." + format.ending();
      response
          .setChunked(true)
          .putHeader("Content-Type", format.mediaType())
          .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
      Future<Void> ignored = response.write(format.head());
    }

    private void fail(Throwable failure) {
      if (finished) {
        return;
      }
      finish();
      if (!response.headWritten()) {
        request.fail(failure);
        return;
      }
      // Half a file must not look like a whole one.
      metrics.exportCut();
      LOG.atWarn().log("an export was cut off: {}", failure.getMessage());
      Future<Void> ignored = request.request().connection().close();
    }
  }
}
