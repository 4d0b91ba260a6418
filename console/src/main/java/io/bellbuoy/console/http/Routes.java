package io.bellbuoy.console.http;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.BearerToken;
import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.schemas.Role;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a router of endpoints: who may not is refused before the body is read. Thread-safe.
 *
 * <p>The one place where what went wrong becomes an answer.
 */
public final class Routes {

  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final int THREADS = 8;

  /** The longest body that an endpoint takes. */
  private static final int MAX_BODY_BYTES = 2 << 20;

  /** The longest that is taken from strangers, who could fill the memory with longer ones. */
  private static final int MAX_STRANGERS_BYTES = 16 << 10;

  /** After a refusal of the registry, which mostly means that Kafka is away. */
  private static final String REGISTRY_SECONDS = "5";

  /** Requests that may wait for a thread; more are told to come again. */
  private static final int MOST_WAITING = 200;

  private static final String CALLER = "caller";
  private static final String MOST_BYTES = "most-bytes";

  private final Guard guard;
  private final TrustedProxies proxies;
  private final Cursors cursors;
  private final WorkerExecutor threads;

  /** Apart from those that read: while Kafka is away, changes wait for it for seconds. */
  private final WorkerExecutor changing;

  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * A maker of routers.
   *
   * @param proxies who is believed about where a request comes from
   * @param cursorMac authenticates the cursors of lists; the same on every console
   */
  public Routes(Vertx vertx, Guard guard, TrustedProxies proxies, UnaryOperator<byte[]> cursorMac) {
    this.guard = guard;
    this.proxies = proxies;
    this.cursors = new Cursors(cursorMac);
    this.threads = vertx.createSharedWorkerExecutor("console", THREADS);
    this.changing = vertx.createSharedWorkerExecutor("console-changes", THREADS);
  }

  /** Adds the endpoints of the APIs to the router. */
  public void addTo(Router router, List<Api> apis) {
    for (Api api : apis) {
      api.endpoints().forEach(endpoint -> add(router, endpoint));
    }
    router.route("/api/*").failureHandler(Routes::failed);
  }

  private void add(Router router, Endpoint endpoint) {
    // A route each: Vert.x orders the handlers of one route by what it takes them for.
    Supplier<Route> next = () -> router.route(endpoint.method(), endpoint.path());
    next.get().handler(admission(endpoint.needs()));
    if (endpoint.way() instanceof Endpoint.Passage passage) {
      next.get().handler(context -> passage.handle(context, requireNonNull(context.get(CALLER))));
    } else if (endpoint.way() instanceof Endpoint.Action action) {
      if (!endpoint.method().equals(HttpMethod.GET)) {
        int most = endpoint.needs() == null ? MAX_STRANGERS_BYTES : MAX_BODY_BYTES;
        next.get().handler(context -> context.put(MOST_BYTES, most).next());
        next.get().handler(new BodyClock());
        next.get().handler(BodyHandler.create(false).setBodyLimit(most));
      }
      next.get().handler(context -> answer(context, action));
    }
  }

  private Handler<RoutingContext> admission(@Nullable Role needed) {
    return context -> {
      if (needed != null) {
        Caller caller = guard.identify(context.request());
        if (!caller.may(needed)) {
          throw ProblemException.of(
              403,
              "this needs the role %s or more; %s has the role %s"
                  .formatted(word(needed), caller.name(), word(caller.role())));
        }
        context.put(CALLER, caller);
      }
      context.next();
    };
  }

  private static String word(Role role) {
    return role.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void answer(RoutingContext context, Endpoint.Action action) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      throw ProblemException.of(503, "too many requests wait already; try again in a second")
          .retryAfter(1);
    }
    Caller caller = context.get(CALLER);
    String address = proxies.addressOf(context.request());
    boolean reads = context.request().method().equals(HttpMethod.GET);
    (reads ? threads : changing)
        .executeBlocking(() -> action.answer(new Request(context, cursors, caller, address)), false)
        .onComplete(result -> waiting.decrementAndGet())
        .onSuccess(answer -> send(context, answer))
        .onFailure(context::fail);
  }

  private static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(answer.status());
      answer.headers().forEach(response::putHeader);
      Future<Void> ignored = response.end(Buffer.buffer(answer.body()));
    }
  }

  private static void failed(RoutingContext context) {
    Throwable failure = context.failure();
    Problem problem =
        failure == null ? problem(context, context.statusCode()) : problem(context, failure);
    if (failure instanceof ProblemException known && known.retryAfter() != null) {
      context.response().putHeader("Retry-After", known.retryAfter().toString());
    }
    if (failure instanceof RegistryException) {
      context.response().putHeader("Retry-After", REGISTRY_SECONDS);
    }
    if (failure instanceof ProblemException known && known.etag() != null) {
      context.response().putHeader("ETag", known.etag());
    }
    if (problem.status() == 401) {
      String challenge = BearerToken.challenge(context.request());
      context.response().putHeader("WWW-Authenticate", challenge);
    }
    problem.send(context.request());
    BodyClock.leaveRest(context);
  }

  private static Problem problem(RoutingContext context, int status) {
    return status == 413
        ? Problem.of(
            413, "the body is longer than %s bytes".formatted(context.<Object>get(MOST_BYTES)))
        : Problem.of(status < 400 ? 500 : status, "the request cannot be read");
  }

  private static Problem problem(RoutingContext context, Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    if (failure instanceof HttpException http) {
      return problem(context, http.getStatusCode());
    }
    if (failure instanceof RegistryException registry) {
      LOG.atWarn().log("the registry refused: {}", registry.getMessage());
      return Problem.of(503, String.valueOf(registry.getMessage()));
    }
    LOG.atError().setCause(failure).log("a request failed unexpectedly");
    return Problem.of(500, "it failed unexpectedly; the console's log says why");
  }
}
