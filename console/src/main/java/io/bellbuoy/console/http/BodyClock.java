package io.bellbuoy.console.http;

import io.bellbuoy.bootstrap.Problem;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Bounds the time that a body takes: an idle timeout does not cut who sends a byte a second.
 * Thread-safe.
 */
final class BodyClock implements Handler<RoutingContext> {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** For how long a client may still read why it was refused while it goes on sending. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Vertx vertx = context.vertx();
    long timer =
        vertx.setTimer(
            LONGEST.toMillis(),
            late -> {
              if (!request.isEnded()) {
                Problem.of(408, "the body did not come within %d s".formatted(LONGEST.toSeconds()))
                    .send(request);
                leaveRest(context);
              }
            });
    context.addEndHandler(ended -> vertx.cancelTimer(timer));
    context.next();
  }

  /** What is still being sent is not read: the connection ends shortly after the answer. */
  static void leaveRest(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!request.isEnded()) {
      context
          .vertx()
          .setTimer(
              FAREWELL.toMillis(),
              late -> {
                if (!request.isEnded()) {
                  io.vertx.core.Future<Void> ignored = request.connection().close();
                }
              });
    }
  }
}
