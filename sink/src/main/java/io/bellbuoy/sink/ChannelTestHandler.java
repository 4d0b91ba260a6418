package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers who wants a channel tested. Thread-safe. */
final class ChannelTestHandler {

  private static final String PATH = "/api/v1/channels/:id/test";
  static final int MOST_BODY_BYTES = 1 << 20;
  private static final int MOST_AT_ONCE = 4;
  private static final int LONGEST_MINUTES = 5;

  private final ChannelTests tests;

  /** Apart from those for questions: a test may take as long as a channel's timeout. */
  private final WorkerExecutor threads;

  private final AtomicInteger running = new AtomicInteger();

  ChannelTestHandler(Vertx vertx, ChannelTests tests) {
    this.tests = tests;
    this.threads =
        vertx.createSharedWorkerExecutor(
            "channel-tests", MOST_AT_ONCE, LONGEST_MINUTES, TimeUnit.MINUTES);
  }

  /** Puts its routes behind those that ask for a token. */
  void addTo(Router router) {
    router.post(PATH).handler(ChannelTestHandler::admit);
    router.post(PATH).handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    router.post(PATH).handler(this::test);
  }

  private static void admit(RoutingContext request) {
    Caller caller = TokenHandler.caller(request);
    if (!caller.may(Role.OPERATOR)) {
      throw RefusedException.of(
          403, "this needs the role operator or more; " + caller.name() + " has less");
    }
    request.next();
  }

  private void test(RoutingContext request) {
    if (running.incrementAndGet() > MOST_AT_ONCE) {
      running.decrementAndGet();
      request.response().putHeader("Retry-After", "5");
      Problem.of(503, MOST_AT_ONCE + " tests run already; try again when one has ended")
          .send(request.request());
      return;
    }
    Buffer body = request.body().buffer();
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    String id = String.valueOf(request.pathParam("id"));
    String by = TokenHandler.caller(request).name();
    threads
        .executeBlocking(
            () -> JsonSerde.mapper().writeValueAsBytes(tests.send(id, bytes, by)), false)
        .onComplete(result -> running.decrementAndGet())
        .onSuccess(
            result -> {
              if (!request.response().closed()) {
                Future<Void> ignored =
                    request
                        .response()
                        .putHeader("Content-Type", "application/json")
                        .end(Buffer.buffer(result));
              }
            })
        .onFailure(request::fail);
  }
}
