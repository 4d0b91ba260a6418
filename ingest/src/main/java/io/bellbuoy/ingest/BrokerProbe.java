package io.bellbuoy.ingest;

import io.bellbuoy.registry.KafkaConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;

/** Asks the broker twice a second, on a thread of its own, whether it is there. Thread-safe. */
final class BrokerProbe implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final KafkaConfig kafka;
  private final Breaker breaker;
  private final Thread thread = new Thread(this::run, "ingest-probe");
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch first = new CountDownLatch(1);

  BrokerProbe(KafkaConfig kafka, Breaker breaker) {
    this.kafka = kafka;
    this.breaker = breaker;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Waits for the first answer or its absence. */
  void awaitFirst() {
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }

  private void run() {
    Map<String, Object> settings = kafka.client("ingest-probe");
    settings.put("request.timeout.ms", Long.toString(PATIENCE.toMillis() / 2));
    settings.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    settings.put("reconnect.backoff.max.ms", "250");
    try (Admin admin = Admin.create(settings)) {
      do {
        ask(admin);
        first.countDown();
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      first.countDown();
    }
  }

  private void ask(Admin admin) throws InterruptedException {
    try {
      admin.describeCluster().nodes().get();
      breaker.reachable();
    } catch (ExecutionException e) {
      breaker.unreachable(
          e.getCause() instanceof TimeoutException
              ? "Kafka at " + kafka.bootstrapServers() + " does not answer"
              : "Kafka at " + kafka.bootstrapServers() + ": " + e.getCause());
    } catch (RuntimeException | Error e) {
      // An Error as well: without this thread Kafka would seem to be there for ever, or never.
      breaker.unreachable("Kafka at " + kafka.bootstrapServers() + " cannot be asked: " + e);
    }
  }
}
