package io.bellbuoy.registry;

import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.util.function.Function;

/**
 * Follows one compacted topic (read_committed) on a thread of its own and keeps its image. This
 * class is thread-safe.
 *
 * @param <I> the image; immutable
 */
public final class RegistryLoader<I> implements AutoCloseable {

  public RegistryLoader(KafkaConfig kafka, Topic topic, I empty, Function<I, Delta<I>> delta) {
    throw new UnsupportedOperationException("to be written");
  }

  /** A loader of what was published. */
  public static RegistryLoader<PolicyImage> policy(KafkaConfig kafka) {
    throw new UnsupportedOperationException("to be written");
  }

  /** A loader of the library. */
  public static RegistryLoader<LibraryImage> library(KafkaConfig kafka) {
    throw new UnsupportedOperationException("to be written");
  }

  /** A loader of clusters. */
  public static RegistryLoader<ClustersImage> clusters(KafkaConfig kafka) {
    throw new UnsupportedOperationException("to be written");
  }

  /** A loader of channels. */
  public static RegistryLoader<ChannelsImage> channels(KafkaConfig kafka) {
    throw new UnsupportedOperationException("to be written");
  }

  /** A loader of API tokens. */
  public static RegistryLoader<PeopleImage> people(KafkaConfig kafka) {
    throw new UnsupportedOperationException("to be written");
  }

  /** A loader of what running services say. */
  public static RegistryLoader<StatusImage> status(KafkaConfig kafka) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Adds a listener; only before the start. */
  public RegistryLoader<I> listener(RegistryListener<I> listener) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Begins to read; returns at once. */
  public void start() {
    throw new UnsupportedOperationException("to be written");
  }

  /** Whether everything that stood in the topic at the start has been read. */
  public boolean caughtUp() {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * The image once caught up.
   *
   * @throws RegistryException where that takes longer; the message says what it waits for
   */
  public I await(Duration patience) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * The newest image.
   *
   * @throws IllegalStateException before it has caught up
   */
  public I image() {
    throw new UnsupportedOperationException("to be written");
  }

  /** What keeps it from reading, a sentence; null: nothing. */
  public @org.jspecify.annotations.Nullable String problem() {
    throw new UnsupportedOperationException("to be written");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("to be written");
  }
}
