package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.SqliteAlertStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The API over real HTTP with a real store, without Kafka: alerts go into its feed by hand. */
final class TestApi implements AutoCloseable {

  static final String TOKEN = "Bearer valid-token";
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final AlertStore store;
  private final AlertFeed feed = new AlertFeed(3);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private volatile @Nullable PeopleImage people = everybody();

  TestApi(Path folder) {
    store = new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(5));
    TokenHandler tokens = new TokenHandler(() -> people, Clock.systemUTC());
    StreamHandler stream =
        new StreamHandler(
            vertx,
            feed,
            () -> true,
            new StreamReplay(store),
            tokens,
            Duration.ofMillis(200),
            new SinkMetrics(registry));
    AlertsApi api = new AlertsApi(vertx, store, tokens, stream);
    port =
        vertx
            .createHttpServer()
            .requestHandler(api.router(vertx))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
  }

  private static ApiToken token(String id, String secret, @Nullable Instant end) {
    return new ApiToken(id, Sha256.hex(secret.getBytes(UTF_8)), Role.VIEWER, MADE, end);
  }

  private static PeopleImage everybody() {
    return new PeopleImage(
        Map.of(
            "valid", token("valid", "valid-token", null),
            "expired", token("expired", "expired-token", MADE.plusSeconds(1))));
  }

  /** As it was at first, but for the feed. */
  void empty() {
    people = everybody();
    store.purgeOldest(Integer.MAX_VALUE);
  }

  AlertStore store() {
    return store;
  }

  AlertFeed feed() {
    return feed;
  }

  int port() {
    return port;
  }

  double cutClients() {
    return registry.get("bellbuoy.sink.stream.cut").counter().count();
  }

  void forgetPeople() {
    people = null;
  }

  void revokeAll() {
    people = PeopleImage.EMPTY;
  }

  HttpResponse<String> get(String path) {
    return get(path, TOKEN);
  }

  HttpResponse<String> get(String path, @Nullable String authorization) {
    return send("GET", path, authorization);
  }

  HttpResponse<String> call(String method, String path) {
    return send(method, path, TOKEN);
  }

  JsonNode json(String path) {
    return parse(get(path));
  }

  JsonNode parse(HttpResponse<String> response) {
    try {
      return JsonSerde.mapper().readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(String method, String path, @Nullable String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    store.close();
  }
}
