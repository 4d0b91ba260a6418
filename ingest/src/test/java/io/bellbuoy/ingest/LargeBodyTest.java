package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bodies far larger than the memory of the process that takes them. */
class LargeBodyTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void eventsOfEverySizeArriveWholeOrCut() throws Exception {
    // 3 MiB fit, 5 MiB do not.
    try (Child child = new Child("-Xmx96m")) {
      assertThat(child.post(new LargeBody(6, 3 * MEBIBYTE)).statusCode()).isEqualTo(200);
      assertThat(child.post(new LargeBody(3, 5 * MEBIBYTE)).statusCode()).isEqualTo(200);

      List<AuditEvent> events = child.events();
      assertThat(events).hasSize(9);
      assertThat(events.stream().filter(LargeBodyTest::isCut)).hasSize(3);
      assertThat(events.stream().filter(event -> !isCut(event)))
          .hasSize(6)
          .allMatch(event -> event.json().length > 3 * MEBIBYTE);
    }
  }

  @Test
  @Tag("long")
  void aBodyOf240MegabytesPassesThroughAProcessOf128() throws Exception {
    try (Child child = new Child("-Xmx128m")) {
      LargeBody body = new LargeBody(31, 240_000_000 / 31);

      HttpResponse<String> answer = child.post(body);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      List<AuditEvent> events = child.events();
      assertThat(events).hasSize(31).allMatch(LargeBodyTest::isCut);
      assertThat(events).extracting(AuditEvent::auditID).doesNotHaveDuplicates();
    }
  }

  @Test
  @Tag("long")
  void severalOfThemAtOncePassToo() throws Exception {
    try (Child child = new Child("-Xmx128m")) {
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int sender = 0; sender < 6; sender++) {
        // Half of them just fit, so that they stay large to the end.
        LargeBody body =
            sender % 2 == 0
                ? new LargeBody(31, 240_000_000 / 31)
                : new LargeBody(20, Topics.MAX_EVENT_BYTES - 200);
        answers.add(CompletableFuture.supplyAsync(() -> child.postAsAnApiServer(body)));
      }
      for (CompletableFuture<Integer> answer : answers) {
        assertThat(answer.get(5, TimeUnit.MINUTES)).isEqualTo(200);
      }
      assertThat(child.process.isAlive()).isTrue();
      assertThat(child.events().stream().map(AuditEvent::eventId).distinct()).hasSize(31 + 20);
    }
  }

  private static boolean isCut(AuditEvent event) {
    String json = new String(event.json(), UTF_8);
    return json.contains(
            "\"annotations\":{\"audit.k8s.io/truncated\":\"true\","
                + "\"bellbuoy.io/removed\":\"requestObject\",\"own\":\"kept\"}")
        && !json.contains("\"requestObject\":")
        && json.length() < 1000;
  }

  /** An ingest in a process of its own. */
  private final class Child implements AutoCloseable {

    final ChildProcess process;
    private final KafkaConfig config =
        KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    private final int port;

    Child(String heap) throws IOException {
      RunningIngest.prepare(config);
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
              .jvm(heap, "-XX:+ExitOnOutOfMemoryError")
              .args("--config", file.toString())
              .start();
      String line = process.awaitLine("taking audit events", Duration.ofSeconds(60));
      Matcher matcher = Pattern.compile("http=\"(\\d+)\"").matcher(line);
      assertThat(matcher.find()).as(line).isTrue();
      port = Integer.parseInt(matcher.group(1));
    }

    HttpResponse<String> post(LargeBody body) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:"
                          + port
                          + "/api/v1/kubernetes/webhook/"
                          + RunningIngest.TOKEN))
              .timeout(Duration.ofMinutes(3))
              .POST(
                  BodyPublishers.fromPublisher(
                      BodyPublishers.ofInputStream(body::open), body.length()))
              .build();
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .build()
          .send(request, BodyHandlers.ofString());
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

    List<AuditEvent> events() {
      return new TopicReader(config.bootstrapServers(), config.topics().events()).events();
    }

    @Override
    public void close() {
      process.close();
    }
  }

  /** An EventList that is made while it is sent. */
  private record LargeBody(int events, int eventBytes) {

    private static final String START = "{\"kind\":\"EventList\",\"items\":[";
    private static final String END = "]}";

    long length() {
      long total = START.length() + END.length() + events - 1L;
      for (int i = 0; i < events; i++) {
        total += (long) head(i).length() + filling(i) + tail().length();
      }
      return total;
    }

    InputStream open() {
      List<InputStream> parts = new ArrayList<>();
      parts.add(text(START));
      for (int i = 0; i < events; i++) {
        parts.add(text((i == 0 ? "" : ",") + head(i)));
        parts.add(new Filling(filling(i)));
        parts.add(text(tail()));
      }
      parts.add(text(END));
      return new java.io.SequenceInputStream(java.util.Collections.enumeration(parts));
    }

    private int filling(int event) {
      return eventBytes - head(event).length() - tail().length();
    }

    private static String head(int event) {
      return "{\"auditID\":\"big-%03d\",\"verb\":\"create\",\"requestObject\":{\"data\":\""
          .formatted(event);
    }

    private static String tail() {
      return "\"},\"annotations\":{\"own\":\"kept\"}}";
    }

    private static InputStream text(String text) {
      return new java.io.ByteArrayInputStream(text.getBytes(UTF_8));
    }
  }

  /** That many letters. */
  private static final class Filling extends InputStream {

    private int left;

    Filling(int length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int size = Math.min(left, length);
      java.util.Arrays.fill(bytes, offset, offset + size, (byte) 'x');
      left -= size;
      return size == 0 && length > 0 ? -1 : size;
    }
  }
}
