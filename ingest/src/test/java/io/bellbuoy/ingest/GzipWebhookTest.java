package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipWebhookTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final int MAX_BODY = 32 << 20;

  private static RunningIngest ingest;

  @BeforeAll
  static void start() {
    ingest =
        RunningIngest.start(
            kafka.bootstrapServers(),
            kafka.freshPrefix(),
            RunningIngest.limits(MAX_BODY, Duration.ofSeconds(10), Duration.ofSeconds(5)));
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip", " gzip "})
  void aPackedBodyIsUnpacked(String encoding) throws IOException {
    String event = "{\"auditID\":\"gz-" + encoding.hashCode() + "\"}";

    HttpResponse<String> answer = post(gzip(("[" + event + "]").getBytes(UTF_8)), encoding);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(ingest.events().texts()).contains(event);
  }

  @Test
  void manyEventsInOnePackedBodyAllArrive() throws IOException {
    String events =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "{\"auditID\":\"many-%d\",\"n\":%d}".formatted(i, i * 7919))
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(post(gzip(events.getBytes(UTF_8)), "gzip").statusCode()).isEqualTo(200);
    assertThat(
            ingest.events().events().stream()
                .filter(event -> event.auditID().startsWith("many-"))
                .map(event -> event.auditID())
                .distinct())
        .hasSize(20_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "compress"})
  void anyOtherEncodingIsRefused(String encoding) {
    assertThat(post("[]".getBytes(UTF_8), encoding).statusCode()).isEqualTo(415);
  }

  @Test
  void whatIsNotPackedOrDamagedOrCutIsRefused() throws IOException {
    byte[] gzip = gzip("[{\"auditID\":\"cut\"}]".getBytes(UTF_8));
    byte[] damaged = gzip.clone();
    damaged[gzip.length - 6] ^= 1;

    assertThat(post("[]".getBytes(UTF_8), "gzip").body()).contains("the body is not gzip");
    assertThat(post(damaged, "gzip").body()).contains("checksum is wrong");
    assertThat(post(Arrays.copyOf(gzip, 20), "gzip").body()).contains("ends early");
    assertThat(post(new byte[0], "gzip").statusCode()).isEqualTo(400);
    assertThat(post(gzip("<html>".getBytes(UTF_8)), "gzip").body()).contains("no JSON at byte 0");
  }

  @Test
  void aBombIsDefusedWhileItIsSent() throws IOException {
    byte[] bomb = gzip(new byte[64 << 20], 4);

    HttpResponse<String> answer = post(bomb, "gzip");

    assertThat(answer.statusCode()).isIn(400, 413);
    await()
        .untilAsserted(() -> assertThat(ingest.metric("bellbuoy_ingest_in_flight_bytes")).isZero());
  }

  @Test
  void aBombOfBlanksInsideAnEventListIsDefusedByItsRatio() throws IOException {
    byte[] blanks = new byte[256 << 20];
    Arrays.fill(blanks, (byte) ' ');
    blanks[0] = '[';

    HttpResponse<String> answer = post(gzip(blanks), "gzip");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("more than 200 times its size");
  }

  private static HttpResponse<String> post(byte[] body, String encoding) {
    return ingest.post(body, "Content-Encoding", encoding);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    return gzip(content, 1);
  }

  private static byte[] gzip(byte[] content, int times) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(content);
      }
    }
    return packed.toByteArray();
  }
}
