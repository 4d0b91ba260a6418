package io.bellbuoy.registry;

import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic from its beginning into an image. Not thread-safe; {@link #wakeup} alone may be
 * called from anywhere.
 *
 * @param <I> the image
 */
final class ImageReader<I> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImageReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final Consumer<String, byte[]> consumer;
  private final TopicPartition partition;
  private final Function<I, Delta<I>> deltas;
  private final Map<String, String> unreadable = new LinkedHashMap<>();
  private I image;
  private @Nullable Delta<I> collecting;

  ImageReader(
      Consumer<String, byte[]> consumer, Topic topic, I empty, Function<I, Delta<I>> deltas) {
    this.consumer = consumer;
    this.partition = new TopicPartition(topic.name(), 0);
    this.deltas = deltas;
    this.image = empty;
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /**
   * Reads what had been committed when it was called.
   *
   * @param patience how long it may make no progress
   * @return what changed; null: nothing
   * @throws RegistryException where the topic does not exist or nothing more comes in; may be
   *     called again
   */
  @Nullable Delta<I> readToEnd(Duration patience) {
    return readTo(end(), patience);
  }

  /** Reads everything in front of that offset; else like {@link #readToEnd}. */
  @Nullable Delta<I> readTo(long end, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    // Positions, not records: markers of transactions and what was aborted take offsets too.
    for (long position = position(); position < end; ) {
      collect(consumer.poll(POLL));
      long reached = position();
      if (reached > position) {
        deadline = Instant.now().plus(patience);
      } else if (Instant.now().isAfter(deadline)) {
        throw new RegistryException(
            "%s has been read to offset %d of %d, and for %d s nothing more came in"
                .formatted(partition.topic(), reached, end, patience.toSeconds()));
      }
      position = reached;
    }
    return apply();
  }

  /** Waits for new records; null: none came. */
  @Nullable Delta<I> poll(Duration patience) {
    collect(consumer.poll(patience));
    return apply();
  }

  /**
   * Makes sure that the topic is still the one that was read and that Kafka answers.
   *
   * @throws RegistryException where it is another now, so that everything has to be read anew
   */
  void check() {
    long end = end();
    if (end < position()) {
      throw new RegistryException(partition.topic() + " has been made anew; reading it again");
    }
  }

  /** The newest image. */
  I image() {
    return image;
  }

  /** A sentence for each key whose last record could not be read. */
  Map<String, String> unreadable() {
    return unreadable;
  }

  /** Ends a wait, now or at the next one, with a WakeupException. */
  void wakeup() {
    consumer.wakeup();
  }

  private long end() {
    List<?> partitions = consumer.partitionsFor(partition.topic(), ANSWER);
    if (partitions == null || partitions.isEmpty()) {
      throw new RegistryException(
          "topic " + partition.topic() + " does not exist; `bellbuoy init` makes it");
    }
    // For a reader of committed records this is where the first open transaction begins.
    return consumer.endOffsets(List.of(partition), ANSWER).getOrDefault(partition, 0L);
  }

  private long position() {
    return consumer.position(partition, ANSWER);
  }

  private void collect(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      if (collecting == null) {
        collecting = deltas.apply(image);
      }
      replay(collecting, record);
    }
  }

  private void replay(Delta<I> delta, ConsumerRecord<String, byte[]> record) {
    String key = record.key();
    if (key == null) {
      leaveOut("", record, "it has no key");
      return;
    }
    try {
      delta.replay(key, record.value());
      unreadable.remove(key);
    } catch (RuntimeException e) {
      leaveOut(key, record, String.valueOf(e.getMessage()));
    }
  }

  private void leaveOut(String key, ConsumerRecord<String, byte[]> record, String reason) {
    String sentence =
        "record %s of %s at offset %d is left out: %s"
            .formatted(key, record.topic(), record.offset(), reason);
    unreadable.put(key, sentence);
    LOG.atError()
        .addKeyValue("topic", record.topic())
        .addKeyValue("key", key)
        .addKeyValue("offset", record.offset())
        .log("a record is left out: {}", reason);
  }

  private @Nullable Delta<I> apply() {
    Delta<I> delta = collecting;
    if (delta != null) {
      image = delta.apply();
      collecting = null;
    }
    return delta;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofMillis(300)));
  }
}
