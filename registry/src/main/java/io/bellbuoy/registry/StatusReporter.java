package io.bellbuoy.registry;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.JsonSerde;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an instance's status once a second and removes it on a clean stop. Thread-safe.
 *
 * <p>While Kafka is away at most one report waits for it and the others are dropped: the next one
 * is newer anyway. Nothing of that reaches the service, all work is done on a thread of its own.
 */
public final class StatusReporter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusReporter.class);
  private static final JsonSerde<InstanceStatus> SERDE = new JsonSerde<>(InstanceStatus.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofMillis(800);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "max.block.ms", "500",
          "linger.ms", "0",
          "request.timeout.ms", "2000",
          "delivery.timeout.ms", "3000");

  private final String topic;
  private final SilentInstances silent;
  private final Supplier<InstanceStatus> status;
  private final Supplier<Producer<String, byte[]>> producers;
  private final ScheduledExecutorService thread;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicBoolean again = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();

  /** These two are the thread's own. */
  private @Nullable Producer<String, byte[]> producer;

  private @Nullable String instance;

  /** A reporter that removes who is silent as well. */
  public StatusReporter(KafkaConfig kafka, Supplier<InstanceStatus> status) {
    this(kafka, status, () -> Clients.producer(kafka, "status", SETTINGS));
  }

  StatusReporter(
      KafkaConfig kafka,
      Supplier<InstanceStatus> status,
      Supplier<Producer<String, byte[]>> producers) {
    this.topic = kafka.topics().status().name();
    this.silent = new SilentInstances(kafka, Clock.systemUTC());
    this.status = status;
    this.producers = producers;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "status-reporter");
              made.setDaemon(true);
              return made;
            });
  }

  /** Reports now and then once a second. */
  public void start() {
    Future<?> unused =
        thread.scheduleWithFixedDelay(this::report, 0, PERIOD.toMillis(), MILLISECONDS);
    silent.start();
  }

  /** Reports now instead of at the next second; returns at once. */
  public void now() {
    try {
      thread.execute(this::report);
    } catch (RejectedExecutionException e) {
      LOG.atDebug().log("nothing is reported any more: the reporter is closed");
    }
  }

  private void report() {
    if (!waiting.compareAndSet(false, true)) {
      again.set(true);
      return;
    }
    again.set(false);
    try {
      InstanceStatus newest = status.get();
      instance = newest.instance();
      send(newest.instance(), SERDE.write(newest));
    } catch (RuntimeException | Error e) {
      // An Error as well: a timer never again runs what has thrown.
      ended(e);
    }
  }

  private void send(String key, byte @Nullable [] value) {
    Producer<String, byte[]> open = producer;
    if (open == null) {
      open = producers.get();
      producer = open;
    }
    Future<?> unused =
        open.send(new ProducerRecord<>(topic, 0, key, value), (written, failure) -> ended(failure));
  }

  /** A report has arrived or was given up; said once, not every second. */
  private void ended(@Nullable Throwable failure) {
    waiting.set(false);
    if (failure == null) {
      failing.set(false);
      if (again.get()) {
        now();
      }
    } else if (failing.compareAndSet(false, true)) {
      LOG.atWarn().addKeyValue("topic", topic).log("cannot report: {}", failure.getMessage());
    }
  }

  /** Removes the status; gives that up after a second. */
  @Override
  public void close() {
    silent.close();
    try {
      thread.execute(this::leave);
    } catch (RejectedExecutionException e) {
      LOG.atDebug().log("the reporter is closed already");
    }
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2 * CLOSE.toMillis(), MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave() {
    Producer<String, byte[]> open = producer;
    String key = instance;
    if (open == null) {
      return;
    }
    try {
      if (key != null) {
        send(key, null);
      }
    } catch (RuntimeException e) {
      LOG.atDebug().log("the last status stays: {}", e.getMessage());
    } finally {
      open.close(CLOSE);
    }
  }
}
