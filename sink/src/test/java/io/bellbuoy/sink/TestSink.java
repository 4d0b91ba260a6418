package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.sink.watch.WatchConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ConditionFactory;

/** A whole sink against a real broker, and a client of its API. */
final class TestSink implements AutoCloseable {

  static final String TOKEN = "a-token-of-the-tests";

  private final SinkService service;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestSink(SinkService service) {
    this.service = service;
  }

  /** Topics and a token for the API. */
  static void prepare(KafkaConfig kafka) {
    TopicInstaller.install(kafka);
    try (RegistryWriter registry = new RegistryWriter(kafka)) {
      registry.putApiToken(
          new ApiToken(
              "tests",
              Sha256.hex(TOKEN.getBytes(UTF_8)),
              Role.VIEWER,
              Instant.parse("2026-01-01T00:00:00Z"),
              null),
          "tests");
    }
  }

  static SinkConfig config(KafkaConfig kafka, Path data, SinkConfig.Channel... channels) {
    return new SinkConfig(
        kafka,
        data,
        data.resolve("secret.key"),
        new HttpConfig("127.0.0.1", 0),
        new HttpConfig("127.0.0.1", 0),
        SinkConfig.Store.sqlite(Path.of("alerts.db"), Duration.ofSeconds(5)),
        new SinkConfig.Retention(Duration.ofDays(36500), null),
        new SinkConfig.Stream(10, Duration.ofSeconds(1)),
        new SinkConfig.Webhooks(true),
        new WatchConfig(false, Duration.ofMinutes(10), Duration.ofMinutes(5)),
        List.of(channels),
        Duration.ofSeconds(2));
  }

  /** The same with another store. */
  static SinkConfig withStore(SinkConfig config, SinkConfig.Store store) {
    return new SinkConfig(
        config.kafka(),
        config.data(),
        config.key(),
        config.http(),
        config.admin(),
        store,
        config.retention(),
        config.stream(),
        config.webhooks(),
        config.watch(),
        config.channels(),
        config.sessionTimeout());
  }

  static TestSink start(SinkConfig config) {
    SinkService service = new SinkService(config);
    service.start();
    return new TestSink(service);
  }

  /** Waits for a condition, as long as a slow machine may need. */
  static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
  }

  void awaitReady() {
    eventually().until(() -> admin("/health/ready").statusCode() == 200);
  }

  HttpResponse<String> admin(String path) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.adminPort() + path)));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  JsonNode json(String path) {
    try {
      return JsonSerde.mapper().readTree(get(path).body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  int stored() {
    return json("/api/v1/alerts/stats").path("total").asInt();
  }

  /** Who watches the live stream. */
  EventSource watch() {
    try {
      EventSource source =
          EventSource.open(service.apiPort(), "/api/v1/alerts/stream", "Bearer " + TOKEN);
      eventually().until(() -> source.text().contains(": alerts as they are raised"));
      return source;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.apiPort() + path))
        .header("Authorization", "Bearer " + TOKEN);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
