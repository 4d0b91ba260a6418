package io.bellbuoy.console.trial;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Caller;
import io.bellbuoy.console.http.Routes;
import io.bellbuoy.console.http.TrustedProxies;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Some endpoints on a free port; who asks says so in a header, as {@code name/role}. */
final class ApiServer implements AutoCloseable {

  private static final String CALLER = "X-Test-Caller";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private String caller = "vera/viewer";

  ApiServer(Api... apis) throws Exception {
    Router router = Router.router(vertx);
    Routes routes =
        new Routes(
            vertx,
            request -> caller(request.getHeader(CALLER)),
            TrustedProxies.NONE,
            mac -> new byte[32]);
    routes.addTo(router, List.of(apis));
    HttpServer server = vertx.createHttpServer().requestHandler(router);
    port =
        server
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
  }

  /** An answer; its body is JSON, or missing. */
  record Reply(int status, JsonNode body, HttpResponse<String> http) {}

  /** Who asks from now on. */
  ApiServer as(String nameAndRole) {
    caller = nameAndRole;
    return this;
  }

  Reply get(String path) throws Exception {
    return send(request(path).GET());
  }

  Reply delete(String path) throws Exception {
    return send(request(path).DELETE());
  }

  Reply post(String path, String json) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header(CALLER, caller);
  }

  private Reply send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(answer.statusCode(), JsonSerde.mapper().readTree(answer.body()), answer);
  }

  private static Caller caller(@Nullable String header) {
    String[] parts = requireNonNullElse(header, "nobody/viewer").split("/", 2);
    return new Caller(
        parts[0], Role.valueOf(parts[1].toUpperCase(Locale.ROOT)), Caller.Via.SESSION);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
