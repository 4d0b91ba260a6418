package io.bellbuoy.registry;

import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * One compacted topic, read when somebody asks. Not thread-safe.
 *
 * @param <I> what it holds
 */
final class Shelf<I extends Image<I>> implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration WAIT = Duration.ofMillis(20);

  private final KafkaConfig kafka;
  private final Topic topic;
  private final I empty;
  private @Nullable ImageReader<I> reader;

  Shelf(KafkaConfig kafka, Topic topic, I empty) {
    this.kafka = kafka;
    this.topic = topic;
    this.empty = empty;
  }

  Topic topic() {
    return topic;
  }

  /**
   * What has been committed so far.
   *
   * @throws RegistryException where that cannot be read
   */
  I read() {
    try {
      ImageReader<I> open = reader();
      open.readToEnd(PATIENCE);
      return open.image();
    } catch (KafkaException | RegistryException e) {
      // Whatever it was, the next reading begins with the first record.
      close();
      throw e;
    }
  }

  /** Waits until the record at that offset can be read by everybody; gives up quietly. */
  void awaitVisible(long offset) {
    try {
      reader().readTo(offset + 1, PATIENCE);
    } catch (KafkaException | RegistryException e) {
      close();
    }
  }

  private ImageReader<I> reader() {
    ImageReader<I> open = reader;
    if (open == null) {
      open =
          new ImageReader<>(
              Clients.consumer(kafka, topic.name() + "-writer", WAIT), topic, empty, Image::delta);
      reader = open;
    }
    return open;
  }

  @Override
  public void close() {
    ImageReader<I> open = reader;
    if (open != null) {
      reader = null;
      open.close();
    }
  }
}
