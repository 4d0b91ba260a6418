package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever one sender does, it is answered or cut off, and the next is served. */
class HostileSenderTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final long MAX_BODY = 8 << 20;

  private static RunningIngest ingest;

  @BeforeAll
  static void start() {
    ingest =
        RunningIngest.start(
            kafka.bootstrapServers(),
            kafka.freshPrefix(),
            RunningIngest.limits(MAX_BODY, Duration.ofSeconds(1), Duration.ofSeconds(5)));
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @AfterEach
  void theNextSenderIsServed() {
    assertThat(ingest.post("[{\"auditID\":\"next\"}]").statusCode()).isEqualTo(200);
    await()
        .untilAsserted(() -> assertThat(ingest.metric("bellbuoy_ingest_in_flight_bytes")).isZero());
  }

  @Test
  void anUnknownTokenIsAnsweredBeforeTheBody() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head("wrong", "Content-Length: 100000000"));

      assertThat(client.readHead()).startsWith("HTTP/1.1 401 ").contains("connection: close");
      assertThat(client.readAll()).contains("\"status\":401");
    }
  }

  @Test
  void whoGoesOnSendingAfterARefusalIsCutOff() throws IOException {
    String megabyte = "x".repeat(1 << 20);
    int sent = 0;
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head("wrong", "Content-Length: 100000000"));
      for (; sent < 95; sent++) {
        client.send(megabyte);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|aborted).*");
    }
    assertThat(sent).as("MiB that were taken").isLessThan(95);
  }

  @Test
  void whoAsksBeforeSendingIsToldFirst() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head("wrong", "Content-Length: 2", "Expect: 100-continue"));
      assertThat(client.readHead()).startsWith("HTTP/1.1 401 ");
    }
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: 2", "Expect: 100-continue"));
      assertThat(client.readHead()).startsWith("HTTP/1.1 100 ");
      client.send("[]");
      assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aBodyThatAnnouncesTooMuchIsRefusedAtOnce() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: " + (MAX_BODY + 1)));
      assertThat(client.readHead()).startsWith("HTTP/1.1 413 ");
    }
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: 9999999999999999999"));
      assertThat(client.readHead()).startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void aChunkedBodyIsCountedAsItComes() throws IOException {
    String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head(RunningIngest.TOKEN, "Transfer-Encoding: chunked"));
      for (int i = 0; i <= MAX_BODY / 0x10000; i++) {
        client.send(chunk);
      }
      assertThat(client.readHead()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void aHeaderOfAMegabyteIsRefused() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      String head = RawClient.head(RunningIngest.TOKEN, "Content-Length: 2");
      client.send(head.substring(0, head.length() - 2) + "X-Long: ");
      try {
        client.send("x".repeat(1 << 20));
      } catch (IOException e) {
        assertThat(e).as("cut off while sending").isNotNull();
      }
      assertThat(client.readAll()).startsWith("HTTP/1.1 431 ");
    }
  }

  @Test
  void aRequestLineThatNeverEndsIsRefused() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send("POST /" + "x".repeat(100_000));
      assertThat(client.readAll()).startsWith("HTTP/1.0 414 ");
    }
  }

  @Test
  void aSilentSenderIsCutOff() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: 100") + "[{\"a\":");

      assertThat(client.readAll()).startsWith("HTTP/1.1 408 ").contains("too slowly");
    }
  }

  @Test
  void aSenderOfAByteATimeIsCutOff() throws Exception {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: 100000") + "[");
      Thread slow =
          new Thread(
              () -> {
                try {
                  while (true) {
                    client.send(" ");
                    Thread.sleep(50);
                  }
                } catch (IOException | InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      slow.start();

      assertThat(client.readHead()).startsWith("HTTP/1.1 408 ");
      slow.join();
    }
  }

  @Test
  void aSenderThatGoesAwayLeavesNothingBehind() throws IOException {
    double before = ingest.metric("bellbuoy_ingest_aborted_requests_total");
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      RawClient client = new RawClient(ingest.port());
      client.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: 200000"));
      client.send("[{\"big\":\"" + "x".repeat(100_000));
      clients.add(client);
    }
    for (RawClient client : clients) {
      client.close();
    }

    await()
        .untilAsserted(
            () ->
                assertThat(ingest.metric("bellbuoy_ingest_aborted_requests_total"))
                    .isEqualTo(before + 10));
  }

  @Test
  void anUpgradeToHttp2IsNotTaken() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      assertThat(client.readHead()).startsWith("HTTP/2.0 501 ");
    }
  }

  @Test
  void twoLengthsAreRefused() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(
          RawClient.head(RunningIngest.TOKEN, "Content-Length: 2", "Transfer-Encoding: chunked"));
      client.send("0\r\n\r\n");
      assertThat(client.readHead()).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void oneConnectionCarriesManyRequests() throws IOException {
    try (RawClient client = new RawClient(ingest.port())) {
      for (int i = 0; i < 5; i++) {
        client.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: 2") + "[]");
        assertThat(client.readHead()).startsWith("HTTP/1.1 200 ").contains("content-length: 2");
        assertThat(client.readBody(2)).isEqualTo("{}");
      }
    }
  }

  /** An API server takes both from a client and puts them into its events as they came. */
  @Test
  void whatIsNoTextInAnEventIsNoReasonToLoseTheEvent() {
    byte[] event =
        "{\"auditID\":\"odd-1\",\"requestObject\":{\"ÿ\":\"\\ud800\",\"\\ud800\":1}}"
            .getBytes(ISO_8859_1);

    assertThat(ingest.post(event).statusCode()).isEqualTo(200);

    assertThat(ingest.events().events())
        .anySatisfy(
            kept -> {
              assertThat(kept.auditID()).isEqualTo("odd-1");
              assertThat(kept.json()).isEqualTo(event);
            });
    assertThat(ingest.deadLetters().deadLetters())
        .noneMatch(letter -> java.util.Arrays.equals(letter.raw(), event));
  }

  @Test
  void invalidUtf8OutsideOfTextsIsADeadLetter() {
    byte[] body = "[{ÿþ}]".getBytes(ISO_8859_1);

    assertThat(ingest.post(body).statusCode()).isEqualTo(200);
    assertThat(ingest.deadLetters().deadLetters())
        .anySatisfy(letter -> assertThat(letter.raw()).contains(0xff, 0xfe));
    assertThat(ingest.post("\"ÿ".getBytes(UTF_8)).statusCode()).isEqualTo(400);
  }
}
