package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.sink.store.AlertFilter;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Server-sent events: alerts as they are raised. Thread-safe. */
final class StreamHandler implements Handler<RoutingContext> {

  /** For how long a client that was cut off may still read why. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final AlertFeed feed;
  private final BooleanSupplier live;
  private final StreamReplay replay;
  private final TokenHandler tokens;
  private final Duration heartbeat;
  private final SinkMetrics metrics;

  StreamHandler(
      Vertx vertx,
      AlertFeed feed,
      BooleanSupplier live,
      StreamReplay replay,
      TokenHandler tokens,
      Duration heartbeat,
      SinkMetrics metrics) {
    this.vertx = vertx;
    this.feed = feed;
    this.live = live;
    this.replay = replay;
    this.tokens = tokens;
    this.heartbeat = heartbeat;
    this.metrics = metrics;
  }

  @Override
  public void handle(RoutingContext request) {
    AlertFilter filter = AlertQueryReader.filter(request.queryParams());
    if (!live.getAsBoolean()) {
      comeAgain(request, "Kafka cannot be read now; try again in a few seconds");
      return;
    }
    HttpServerResponse response = request.response();
    StreamClient client =
        new StreamClient(vertx.getOrCreateContext(), response, filter, metrics::cutClient);
    List<StreamedAlert> recent = feed.watch(client);
    if (recent == null) {
      comeAgain(request, "as many watch already as may; stream.clients in the configuration");
      return;
    }
    response.putHeader("Content-Type", "text/event-stream").setChunked(true);
    Future<Void> ignored = response.write(Buffer.buffer(": alerts as they are raised\n\n"));
    long timer = vertx.setPeriodic(heartbeat.toMillis(), id -> beat(request, client));
    response.closeHandler(
        closed -> {
          vertx.cancelTimer(timer);
          feed.leave(client);
        });
    begin(request, client, filter, recent);
  }

  private void begin(
      RoutingContext request, StreamClient client, AlertFilter filter, List<StreamedAlert> recent) {
    String last = request.request().getHeader("Last-Event-ID");
    if (last == null || last.isBlank()) {
      client.begin(List.of());
      return;
    }
    vertx
        .executeBlocking(() -> replay.since(last.strip(), filter, recent), false)
        .onSuccess(
            missed -> {
              if (missed.gap() != null) {
                client.missed(missed.gap());
              }
              client.begin(missed.alerts());
            })
        .onFailure(
            failure -> {
              client.missed("the store cannot say what you missed; ask /api/v1/alerts");
              client.begin(recent);
            });
  }

  private void beat(RoutingContext request, StreamClient client) {
    if (client.hasEnded()) {
      vertx.setTimer(FAREWELL.toMillis(), id -> request.request().connection().close());
      return;
    }
    if (tokens.isStillValid(request)) {
      client.heartbeat();
    } else {
      client.end("the API token is not valid any more");
    }
  }

  private static void comeAgain(RoutingContext request, String why) {
    request.response().putHeader("Retry-After", "5");
    Problem.of(503, why).send(request.request());
  }
}
