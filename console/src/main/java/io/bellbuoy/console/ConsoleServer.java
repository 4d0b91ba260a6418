package io.bellbuoy.console;

import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Routes;
import io.bellbuoy.console.web.PageHandler;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The console's port: the API, and the page for all else. Thread-safe. */
final class ConsoleServer {

  private static final int IDLE_SECONDS = 120;
  private static final int MAX_URL_BYTES = 16 << 10;
  private static final int MAX_HEADER_BYTES = 16 << 10;

  private final Vertx vertx;
  private final Routes routes;
  private final PageHandler page;
  private final List<Api> apis;
  private final ConsoleMetrics metrics;

  ConsoleServer(
      Vertx vertx, Routes routes, PageHandler page, List<Api> apis, ConsoleMetrics metrics) {
    this.vertx = vertx;
    this.routes = routes;
    this.page = page;
    this.apis = List.copyOf(apis);
    this.metrics = metrics;
  }

  /** Listens; returns the port. */
  int listen(HttpConfig http) {
    HttpServerOptions options =
        http.serverOptions()
            .setIdleTimeout(IDLE_SECONDS)
            .setMaxInitialLineLength(MAX_URL_BYTES)
            .setMaxHeaderSize(MAX_HEADER_BYTES);
    return http.listen(vertx.createHttpServer(options).requestHandler(router()));
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(this::count);
    router.route().handler(ConsoleServer::harden);
    router.route().handler(ConsoleServer::refuseOtherForms);
    routes.addTo(router, apis);
    router.route("/api/*").handler(this::nothingHere);
    router.route().handler(page);
    router.errorHandler(400, c -> Problem.of(400, "the request cannot be read").send(c.request()));
    router.errorHandler(405, this::nothingHere);
    router.errorHandler(
        500,
        c ->
            Problem.of(500, "it failed unexpectedly; the console's log says why")
                .send(c.request()));
    return router;
  }

  private void count(RoutingContext context) {
    Timer.Sample request = metrics.begun();
    context.addEndHandler(end -> metrics.answered(request, context.response().getStatusCode()));
    context.next();
  }

  private static void harden(RoutingContext context) {
    context
        .response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY");
    context.next();
  }

  /** What names a host beside the path is for proxies: nobody asks a console so who means well. */
  private static void refuseOtherForms(RoutingContext context) {
    if (context.request().uri().startsWith("/")) {
      context.next();
    } else {
      Problem.of(400, "the request line must name a path, beginning with /")
          .send(context.request());
    }
  }

  private void nothingHere(RoutingContext context) {
    TreeSet<String> allowed = new TreeSet<>();
    for (Endpoint endpoint : endpoints()) {
      String pattern =
          Pattern.compile(":[A-Za-z]+")
              .matcher(Pattern.quote(endpoint.path()))
              .replaceAll("\\\\E[^/]+\\\\Q");
      if (context.normalizedPath().matches(pattern)) {
        allowed.add(endpoint.method().name());
      }
    }
    if (allowed.isEmpty()) {
      Problem.of(404, "there is nothing here; see /api/v1/openapi.json").send(context.request());
    } else {
      String methods = String.join(", ", allowed);
      context.response().putHeader("Allow", methods);
      Problem.of(405, "allowed here: " + methods).send(context.request());
    }
  }

  /** Everything that can be asked for. */
  List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    apis.forEach(api -> all.addAll(api.endpoints()));
    return all;
  }
}
