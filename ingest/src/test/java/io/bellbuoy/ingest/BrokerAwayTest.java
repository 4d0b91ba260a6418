package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.BrokerMain;
import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.registry.KafkaConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void withoutABrokerItStartsAndAsksToComeAgain() throws IOException {
    int nobody = freePort();
    try (RunningIngest ingest = RunningIngest.startAlone("127.0.0.1:" + nobody, "away.")) {
      HttpResponse<String> answer = ingest.post("[]");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
      HttpResponse<String> ready = ingest.admin("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("127.0.0.1:" + nobody).contains("does not answer");
      assertThat(ingest.admin("/health/live").statusCode()).isEqualTo(200);
      assertThat(ingest.metric("bellbuoy_ingest_breaker_open")).isEqualTo(1);
    }
  }

  @Test
  void aBrokerThatGoesAndComesBackLosesNothingThatWasAcknowledged() throws Exception {
    int port = freePort();
    String servers = "127.0.0.1:" + port;
    ChildProcess broker = startBroker(port);
    KafkaConfig kafka = KafkaConfig.relaxed(servers, "gone.");
    RunningIngest.prepare(kafka);
    try (RunningIngest ingest = RunningIngest.startAlone(servers, "gone.");
        Senders senders = new Senders(ingest, 4)) {
      await().atMost(PATIENCE).until(() -> senders.acknowledged.size() > 50);

      broker.kill();
      await().atMost(PATIENCE).until(() -> senders.refused.get() > 50);
      assertThat(ingest.metric("bellbuoy_ingest_breaker_open")).isEqualTo(1);
      long begun = System.nanoTime();
      HttpResponse<String> refused = ingest.post("[{\"auditID\":\"refused\"}]");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("retry-after")).hasValue("5");
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("far from any timeout of Kafka")
          .isLessThan(Duration.ofSeconds(2));

      broker.close();
      int before = senders.acknowledged.size();
      broker = startBroker(port);
      await().atMost(PATIENCE).until(() -> senders.acknowledged.size() > before + 50);
      senders.stop();

      assertThat(senders.others).as("answers other than 200 and 503").isEmpty();
      assertThat(ingest.events().texts()).containsAll(senders.acknowledged);
    } finally {
      broker.close();
    }
  }

  @Test
  @Tag("long")
  void anOutageOfAMinuteUnderLoadTakesNoMemory() throws Exception {
    int port = freePort();
    KafkaConfig kafka = KafkaConfig.relaxed("127.0.0.1:" + port, "outage.");
    ChildProcess broker = startBroker(port);
    RunningIngest.prepare(kafka);
    byte[] body = ("[{\"a\":\"" + "x".repeat(500_000) + "\"}]").getBytes(UTF_8);
    // The heap is taken whole at the start, so that what grows is not what was always allowed.
    try (IngestProcess ingest =
        new IngestProcess(folder, kafka, "-Xmx96m", "-Xms96m", "-XX:+AlwaysPreTouch")) {
      for (int i = 0; i < 200; i++) {
        assertThat(ingest.post(body).statusCode()).isEqualTo(200);
      }
      broker.kill();
      Outage first = outage(ingest, body, Duration.ofSeconds(20));
      Outage rest = outage(ingest, body, Duration.ofSeconds(40));

      assertThat(first.refused()).isPositive();
      assertThat(rest.refused()).isGreaterThan(100);
      assertThat(rest.slowest())
          .as("far from any timeout of Kafka")
          .isLessThan(Duration.ofSeconds(2));
      assertThat(rest.residentBytes() - first.residentBytes()).isLessThan(16 << 20);
    } finally {
      broker.close();
    }
  }

  private record Outage(int refused, Duration slowest, long residentBytes) {}

  private static Outage outage(IngestProcess ingest, byte[] body, Duration time) throws Exception {
    int refused = 0;
    long slowest = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < time.toNanos()) {
      long begun = System.nanoTime();
      refused += ingest.post(body).statusCode() == 503 ? 1 : 0;
      slowest = Math.max(slowest, System.nanoTime() - begun);
    }
    return new Outage(refused, Duration.ofNanos(slowest), ingest.residentBytes());
  }

  private ChildProcess startBroker(int port) {
    ChildProcess broker =
        ChildProcess.of(BrokerMain.class)
            .folder(folder)
            .args(folder.resolve("data").toString(), Integer.toString(port))
            .start();
    broker.awaitLine("ready", PATIENCE);
    return broker;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Send one event after the other and keep what was acknowledged. */
  private static final class Senders implements AutoCloseable {

    final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    final AtomicInteger refused = new AtomicInteger();
    final Map<Integer, String> others = new ConcurrentHashMap<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ExecutorService threads;

    Senders(RunningIngest ingest, int count) {
      threads = Executors.newFixedThreadPool(count);
      for (int i = 0; i < count; i++) {
        String name = "s" + i;
        threads.execute(() -> send(ingest, name));
      }
    }

    private void send(RunningIngest ingest, String name) {
      for (int n = 0; !stopped.get(); n++) {
        String event = "{\"auditID\":\"" + name + "-" + n + "\"}";
        HttpResponse<String> answer = ingest.post("[" + event + "]");
        switch (answer.statusCode()) {
          case 200 -> acknowledged.add(event);
          case 503 -> refused.incrementAndGet();
          default -> others.put(answer.statusCode(), answer.body());
        }
      }
    }

    void stop() throws InterruptedException {
      stopped.set(true);
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
      stopped.set(true);
      threads.shutdownNow();
    }
  }
}
