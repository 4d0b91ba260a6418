package io.bellbuoy.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.AlertStoreException;
import io.bellbuoy.sink.store.CursorException;
import io.bellbuoy.sink.store.Neighbours;
import io.bellbuoy.sink.store.SlowQueryException;
import io.bellbuoy.sink.store.StoredAlert;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API of alerts, and of tests of channels. Thread-safe. */
final class AlertsApi {

  private static final Logger LOG = LoggerFactory.getLogger(AlertsApi.class);
  private static final String ALERTS = "/api/v1/alerts";
  private static final String STATE = "/:id/state";
  private static final int THREADS = 4;

  /** Questions that may wait for a thread; more are told to come again. */
  private static final int MOST_WAITING = 100;

  private static final int MOST_BODY_BYTES = 64 << 10;
  private static final Duration AROUND = Duration.ofMinutes(10);
  private static final int MOST_NEIGHBOURS = 100;

  private final AlertStore store;
  private final TokenHandler tokens;
  private final StreamHandler stream;
  private final ExportHandler exports;
  private final StateHandler states;
  private final ChannelTestHandler channelTests;
  private final WorkerExecutor threads;
  private final AtomicInteger waiting = new AtomicInteger();

  AlertsApi(
      Vertx vertx,
      AlertStore store,
      TokenHandler tokens,
      StreamHandler stream,
      ExportHandler exports,
      StateHandler states,
      ChannelTestHandler channelTests) {
    this.store = store;
    this.tokens = tokens;
    this.stream = stream;
    this.exports = exports;
    this.states = states;
    this.channelTests = channelTests;
    this.threads = vertx.createSharedWorkerExecutor("alert-queries", THREADS);
  }

  /** The routes. */
  Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(AlertsApi::harden);
    router.route("/api/*").handler(tokens);
    router.get(ALERTS).handler(this::find);
    for (ExportFormat format : ExportFormat.values()) {
      router
          .get(ALERTS + "." + format.ending())
          .handler(request -> exports.handle(request, format));
    }
    router.get(ALERTS + "/stats").handler(this::stats);
    router.get(ALERTS + "/attack").handler(this::attack);
    router.get(ALERTS + "/stream").handler(stream);
    router.get(ALERTS + "/:id").handler(this::one);
    router.get(ALERTS + "/:id/neighbours").handler(this::neighbours);
    // A route each: Vert.x orders the handlers of one route by what it takes them for.
    router.post(ALERTS + STATE).handler(StateHandler::admit);
    router.post(ALERTS + STATE).handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    router.post(ALERTS + STATE).handler(request -> answer(request, states.change(request)));
    channelTests.addTo(router);
    router.route().failureHandler(AlertsApi::failed);
    router.errorHandler(
        404, c -> Problem.of(404, "there is nothing here; see " + ALERTS).send(c.request()));
    router.errorHandler(405, AlertsApi::wrongMethod);
    router.errorHandler(400, c -> Problem.of(400, "the request cannot be read").send(c.request()));
    return router;
  }

  private static void harden(RoutingContext request) {
    request
        .response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
    request.next();
  }

  private static void wrongMethod(RoutingContext request) {
    String allowed = request.normalizedPath().matches("/api/v1/.*/(state|test)") ? "POST" : "GET";
    request.response().putHeader("Allow", allowed);
    Problem.of(405, "only " + allowed + " is allowed here").send(request.request());
  }

  private void find(RoutingContext request) {
    AlertQuery query = AlertQueryReader.query(request.queryParams());
    answer(
        request,
        () -> {
          AlertPage page = store.find(query);
          Map<String, Object> document = new LinkedHashMap<>();
          document.put("items", shown(page.items()));
          document.put("next", page.next());
          return json(document);
        });
  }

  private static List<ShownAlert> shown(List<StoredAlert> alerts) {
    return alerts.stream().map(ShownAlert::of).toList();
  }

  private void stats(RoutingContext request) {
    AlertFilter filter = AlertQueryReader.filter(request.queryParams());
    answer(request, () -> json(store.stats(filter)));
  }

  private void attack(RoutingContext request) {
    AlertFilter filter = AlertQueryReader.filter(request.queryParams());
    answer(
        request,
        () -> {
          List<Map<String, Object>> items = new ArrayList<>();
          store
              .techniques(filter)
              .forEach((id, count) -> items.add(Map.of("technique", id, "count", count)));
          return json(Map.of("items", items));
        });
  }

  private void one(RoutingContext request) {
    String id = String.valueOf(request.pathParam("id"));
    answer(request, () -> json(ShownAlert.of(stored(id), store.history(id))));
  }

  private void neighbours(RoutingContext request) {
    String id = String.valueOf(request.pathParam("id"));
    answer(
        request,
        () -> {
          Neighbours found = store.neighbours(stored(id).alert(), AROUND, MOST_NEIGHBOURS);
          return json(Map.of("items", shown(found.items()), "more", found.more()));
        });
  }

  private StoredAlert stored(String id) {
    StoredAlert stored = store.one(id);
    if (stored == null) {
      throw RefusedException.noAlert();
    }
    return stored;
  }

  private static Buffer json(Object document) throws JsonProcessingException {
    return Buffer.buffer(JsonSerde.mapper().writeValueAsBytes(document));
  }

  private void answer(RoutingContext request, Callable<Buffer> work) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      request.response().putHeader("Retry-After", "1");
      Problem.of(503, "too many questions wait already; try again in a second")
          .send(request.request());
      return;
    }
    threads
        .executeBlocking(work, false)
        .onComplete(result -> waiting.decrementAndGet())
        .onSuccess(
            body -> {
              if (!request.response().closed()) {
                Future<Void> ignored =
                    request.response().putHeader("Content-Type", "application/json").end(body);
              }
            })
        .onFailure(request::fail);
  }

  /** The one place where what went wrong becomes an answer. */
  private static void failed(RoutingContext request) {
    Throwable failure = request.failure();
    if (request.statusCode() == 413) {
      boolean ofAlerts = request.normalizedPath().startsWith(ALERTS);
      int most = ofAlerts ? MOST_BODY_BYTES : ChannelTestHandler.MOST_BODY_BYTES;
      Problem.of(413, "the body is longer than " + most + " bytes").send(request.request());
    } else if (failure == null) {
      request.next();
    } else {
      problem(failure).send(request.request());
    }
  }

  private static Problem problem(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof ParameterException refused) {
      return refused.problem();
    }
    if (failure instanceof RefusedException refused) {
      return refused.problem();
    }
    if (failure instanceof CursorException) {
      return new ParameterException("cursor", "", message).problem();
    }
    if (failure instanceof SlowQueryException) {
      return Problem.of(422, message);
    }
    if (failure instanceof AlertStoreException) {
      LOG.atWarn().log("a query failed: {}", message);
      return Problem.of(503, "the alert store does not answer; the sink's log says why");
    }
    if (failure instanceof IllegalArgumentException) {
      return Problem.of(400, "the request cannot be read: " + message);
    }
    LOG.atError().setCause(failure).log("a request failed unexpectedly");
    return Problem.of(500, "it failed unexpectedly; the sink's log says why");
  }
}
