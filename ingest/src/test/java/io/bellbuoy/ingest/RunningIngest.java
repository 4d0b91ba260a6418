package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.bootstrap.Bytes;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ingest with a cluster {@code prod} that may use the token {@code t-prod}, and its client. */
final class RunningIngest implements AutoCloseable {

  static final String TOKEN = "t-prod";

  final IngestService service;
  final KafkaConfig kafka;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private RunningIngest(IngestConfig config) {
    this.kafka = config.kafka();
    this.service = new IngestService(config);
    service.start();
  }

  static RunningIngest start(String servers, String prefix) {
    return start(servers, prefix, IngestConfig.Webhook.DEFAULT);
  }

  static RunningIngest start(String servers, String prefix, IngestConfig.Webhook limits) {
    KafkaConfig kafka = KafkaConfig.relaxed(servers, prefix);
    prepare(kafka);
    return new RunningIngest(config(kafka, limits));
  }

  /** Topics, and the cluster. */
  static void prepare(KafkaConfig kafka) {
    TopicInstaller.install(kafka);
    register(kafka, cluster("prod", TOKEN));
  }

  /** Without looking whether there is a broker. */
  static RunningIngest startAlone(String servers, String prefix) {
    KafkaConfig kafka = KafkaConfig.relaxed(servers, prefix);
    return new RunningIngest(config(kafka, IngestConfig.Webhook.DEFAULT));
  }

  static IngestConfig config(KafkaConfig kafka, IngestConfig.Webhook limits) {
    HttpConfig free = new HttpConfig("127.0.0.1", 0);
    return new IngestConfig(kafka, free, null, free, limits, new Bytes(24 << 20), 2, null);
  }

  /** The usual limits but for these. */
  static IngestConfig.Webhook limits(long maxBody, Duration bodyTimeout, Duration drain) {
    return new IngestConfig.Webhook(
        new Bytes(maxBody),
        64,
        bodyTimeout,
        new Bytes(1 << 20),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        drain);
  }

  static Cluster cluster(String id, String token) {
    return cluster(id, token, null, null);
  }

  static Cluster cluster(
      String id, String token, @Nullable String bearer, @Nullable String certificate) {
    return new Cluster(
        id,
        Attributes.NONE.with(Attribute.REGION, "eu-1"),
        Map.of(),
        List.of(new Cluster.Token(Sha256.hex(token.getBytes(UTF_8)), null, null)),
        bearer == null ? null : Sha256.hex(bearer.getBytes(UTF_8)),
        certificate,
        Instant.EPOCH);
  }

  static void register(KafkaConfig kafka, Cluster cluster) {
    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      writer.putCluster(cluster, "test");
    }
  }

  int port() {
    return service.webhookPort();
  }

  HttpRequest.Builder request(String token) {
    String path = "/api/v1/kubernetes/webhook/" + token + "?timeout=30s";
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> post(String body) {
    return post(body.getBytes(UTF_8));
  }

  HttpResponse<String> post(byte[] body, String... headers) {
    HttpRequest.Builder request = request(TOKEN).POST(BodyPublishers.ofByteArray(body));
    return send((headers.length > 0 ? request.headers(headers) : request).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer to " + request.method(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the admin port answers. */
  HttpResponse<String> admin(String path) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.adminPort() + path))
            .timeout(Duration.ofSeconds(10))
            .build());
  }

  /** The value of a metric's line that begins so; 0 where there is none. */
  double metric(String line) {
    return admin("/metrics")
        .body()
        .lines()
        .filter(each -> each.startsWith(line + " "))
        .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  TopicReader events() {
    return new TopicReader(kafka.bootstrapServers(), kafka.topics().events());
  }

  TopicReader deadLetters() {
    return new TopicReader(kafka.bootstrapServers(), kafka.topics().deadLetters());
  }

  @Override
  public void close() {
    service.close();
  }
}
