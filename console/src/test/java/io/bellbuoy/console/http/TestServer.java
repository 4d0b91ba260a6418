package io.bellbuoy.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints behind a real port. Who asks says itself what it is: {@code X-Caller: alice editor}.
 */
public final class TestServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  public TestServer(Api... apis) {
    Router router = Router.router(vertx);
    Routes routes =
        new Routes(
            vertx,
            TestServer::caller,
            TrustedProxies.NONE,
            text -> Sha256.hex(("k" + hex(text)).getBytes(UTF_8)).getBytes(UTF_8));
    routes.addTo(router, List.of(apis));
    try {
      server =
          vertx
              .createHttpServer()
              .requestHandler(router)
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] text) {
    return java.util.HexFormat.of().formatHex(text);
  }

  private static Caller caller(HttpServerRequest request) {
    String[] parts =
        Objects.requireNonNullElse(request.getHeader("X-Caller"), "alice admin").split(" ", 2);
    return new Caller(parts[0], Role.valueOf(parts[1].toUpperCase(Locale.ROOT)), Caller.Via.TOKEN);
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Reply post(String path, @Nullable String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Makes something new. */
  public Reply create(String path, String body) {
    return send("PUT", path, body, "If-None-Match", "*");
  }

  public Reply put(String path, String etag, String body, String... headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "If-Match";
    all[headers.length + 1] = etag;
    return send("PUT", path, body, all);
  }

  public Reply delete(String path, String etag) {
    return send("DELETE", path, null, "If-Match", etag);
  }

  public Reply send(String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1" + path));
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("ETag").orElse(""),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().firstValue("Retry-After").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
