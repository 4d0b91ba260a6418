package io.bellbuoy.registry;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.bellbuoy.schemas.InstanceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from the status topic, now and then, who has not reported for an hour: crashed, and never
 * started again under that name. Thread-safe; it works on a thread of its own.
 *
 * <p>Every instance does this for all. One that is removed by mistake, as its clock is wrong, is
 * there again with its next report.
 */
final class SilentInstances implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SilentInstances.class);
  private static final Duration SILENCE = Duration.ofHours(1);
  private static final Duration PERIOD = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConfig kafka;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "silent-instances");
            made.setDaemon(true);
            return made;
          });

  SilentInstances(KafkaConfig kafka, Clock clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /** Looks in some minutes and then twice an hour, not all instances at once. */
  void start() {
    long first = ThreadLocalRandom.current().nextLong(PERIOD.toMillis());
    Future<?> unused =
        thread.scheduleWithFixedDelay(this::lookSafely, first, PERIOD.toMillis(), MILLISECONDS);
  }

  private void lookSafely() {
    try {
      remove();
    } catch (RuntimeException | Error e) {
      LOG.atWarn().log("those who are silent stay on the status topic: {}", String.valueOf(e));
    }
  }

  /**
   * Removes them now.
   *
   * @throws KafkaException or {@link RegistryException} where Kafka cannot be asked or written to
   */
  void remove() {
    List<String> silent = silent();
    if (silent.isEmpty()) {
      return;
    }
    String topic = kafka.topics().status().name();
    try (Producer<String, byte[]> producer =
        Clients.producer(kafka, "silent-instances", Map.of())) {
      for (String instance : silent) {
        Future<?> unused = producer.send(new ProducerRecord<>(topic, 0, instance, null));
      }
      producer.flush();
    }
    LOG.atInfo().addKeyValue("instances", silent).log("removed who has not reported for an hour");
  }

  private List<String> silent() {
    Instant since = clock.instant().minus(SILENCE);
    try (ImageReader<StatusImage> reader =
        new ImageReader<>(
            Clients.consumer(kafka, "silent-instances", Duration.ofMillis(200)),
            kafka.topics().status(),
            StatusImage.EMPTY,
            StatusImage::delta)) {
      reader.readToEnd(PATIENCE);
      return reader.image().instances().values().stream()
          .filter(status -> status.at().isBefore(since))
          .map(InstanceStatus::instance)
          .toList();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
