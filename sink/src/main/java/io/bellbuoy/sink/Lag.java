package io.bellbuoy.sink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many records a member has not polled yet, markers of transactions included. Called by the
 * consumer's thread alone.
 */
final class Lag {

  private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final Clock clock;
  private Instant askAgain = Instant.MIN;
  private Map<TopicPartition, Long> ends = Map.of();

  Lag(Consumer<byte[], byte[]> consumer, Clock clock) {
    this.consumer = consumer;
    this.clock = clock;
  }

  /** While it reads, Kafka says it with what it reads; while it pauses it has to be asked. */
  long records() {
    if (consumer.paused().isEmpty()) {
      askAgain = Instant.MIN;
      return consumer.assignment().stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum();
    }
    if (!clock.instant().isBefore(askAgain)) {
      ask();
    }
    return consumer.assignment().stream().mapToLong(this::behind).sum();
  }

  private void ask() {
    askAgain = clock.instant().plus(PERIOD);
    try {
      ends = consumer.endOffsets(consumer.assignment(), ANSWER);
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.atDebug().log("how much waits is not known anew: {}", e.getMessage());
    }
  }

  private long behind(TopicPartition partition) {
    Long end = ends.get(partition);
    return end == null ? 0 : Math.max(0, end - consumer.position(partition, ANSWER));
  }
}
