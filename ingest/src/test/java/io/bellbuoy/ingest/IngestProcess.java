package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.AuditEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ingest in a process of its own. */
final class IngestProcess implements AutoCloseable {

  private final ChildProcess process;
  private final KafkaConfig config;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  IngestProcess(Path folder, KafkaConfig config, String... jvm) throws IOException {
    this.config = config;
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            kafka: {bootstrapServers: "%s", topicPrefix: "%s", durability: relaxed}
            http: {host: 127.0.0.1, port: 0}
            admin: {host: 127.0.0.1, port: 0}
            """
                .formatted(config.bootstrapServers(), config.topicPrefix()));
    process =
        ChildProcess.of(IngestMain.class)
            .folder(folder)
            .jvm(jvm)
            .jvm("-XX:+ExitOnOutOfMemoryError")
            .args("--config", file.toString())
            .start();
    String line = process.awaitLine("taking audit events", Duration.ofSeconds(60));
    Matcher matcher = Pattern.compile("http=\"(\\d+)\"").matcher(line);
    assertThat(matcher.find()).as(line).isTrue();
    port = Integer.parseInt(matcher.group(1));
  }

  HttpResponse<String> post(LargeBody body) throws IOException, InterruptedException {
    BodyPublisher publisher =
        BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(body::open), body.length());
    return client.send(request(publisher), BodyHandlers.ofString());
  }

  private HttpRequest request(BodyPublisher body) {
    String url = "http://127.0.0.1:" + port + "/api/v1/kubernetes/webhook/" + RunningIngest.TOKEN;
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofMinutes(3))
        .POST(body)
        .build();
  }

  /** Sends it again where it is asked to, as an API server does. */
  int postAsAnApiServer(LargeBody body) {
    try {
      int status = post(body).statusCode();
      for (int round = 0; status == 503 && round < 20; round++) {
        TimeUnit.SECONDS.sleep(1);
        status = post(body).statusCode();
      }
      return status;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(String.join("\n", process.lines()), e);
    }
  }

  HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
    return client.send(request(BodyPublishers.ofByteArray(body)), BodyHandlers.ofString());
  }

  /** Bytes of memory that the system has given to it. */
  long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .sum();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  List<AuditEvent> events() {
    return new TopicReader(config.bootstrapServers(), config.topics().events()).events();
  }

  @Override
  public void close() {
    process.close();
  }
}
