package io.bellbuoy.registry;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one compacted topic (read_committed) on a thread of its own and keeps its image. This
 * class is thread-safe.
 *
 * <p>The image stays and is served while Kafka is away. When the topic has to be read anew, the old
 * image is served until the new one is whole; the delta then leads from the empty image.
 *
 * @param <I> the image; immutable
 */
public final class RegistryLoader<I> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryLoader.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration CHECK = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final KafkaConfig kafka;
  private final Topic topic;
  private final I empty;
  private final Function<I, Delta<I>> deltas;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final List<RegistryListener<I>> listeners = new ArrayList<>();
  private final Thread thread;
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable ImageReader<I> reader;
  private volatile @Nullable I image;
  private volatile @Nullable String problem;
  private volatile @Nullable String listenerProblem;
  private volatile List<String> unreadable = List.of();

  public RegistryLoader(KafkaConfig kafka, Topic topic, I empty, Function<I, Delta<I>> delta) {
    this(kafka, topic, empty, delta, () -> Clients.consumer(kafka, topic.name(), WAIT));
  }

  RegistryLoader(
      KafkaConfig kafka,
      Topic topic,
      I empty,
      Function<I, Delta<I>> delta,
      Supplier<Consumer<String, byte[]>> consumers) {
    this.kafka = kafka;
    this.topic = topic;
    this.empty = empty;
    this.deltas = delta;
    this.consumers = consumers;
    this.thread = new Thread(this::run, "loader-" + topic.name());
    this.thread.setDaemon(true);
  }

  /** A loader of what was published. */
  public static RegistryLoader<PolicyImage> policy(KafkaConfig kafka) {
    return of(kafka, kafka.topics().policy(), PolicyImage.EMPTY);
  }

  /** A loader of the library. */
  public static RegistryLoader<LibraryImage> library(KafkaConfig kafka) {
    return of(kafka, kafka.topics().rules(), LibraryImage.EMPTY);
  }

  /** A loader of clusters. */
  public static RegistryLoader<ClustersImage> clusters(KafkaConfig kafka) {
    return of(kafka, kafka.topics().clusters(), ClustersImage.EMPTY);
  }

  /** A loader of channels. */
  public static RegistryLoader<ChannelsImage> channels(KafkaConfig kafka) {
    return of(kafka, kafka.topics().channels(), ChannelsImage.EMPTY);
  }

  /** A loader of API tokens. */
  public static RegistryLoader<PeopleImage> people(KafkaConfig kafka) {
    return of(kafka, kafka.topics().people(), PeopleImage.EMPTY);
  }

  /** A loader of what running services say. */
  public static RegistryLoader<StatusImage> status(KafkaConfig kafka) {
    return of(kafka, kafka.topics().status(), StatusImage.EMPTY);
  }

  private static <I extends Image<I>> RegistryLoader<I> of(
      KafkaConfig kafka, Topic topic, I empty) {
    return new RegistryLoader<>(kafka, topic, empty, Image::delta);
  }

  /** Adds a listener; only before the start. */
  public RegistryLoader<I> listener(RegistryListener<I> listener) {
    listeners.add(listener);
    return this;
  }

  /** Begins to read; returns at once. */
  public void start() {
    thread.start();
  }

  /** Whether everything that stood in the topic at the start has been read and told. */
  public boolean caughtUp() {
    return loaded.getCount() == 0;
  }

  /**
   * The image once caught up; the listeners have been told of it.
   *
   * @throws RegistryException where that takes longer; the message says what it waits for
   */
  public I await(Duration patience) {
    try {
      if (loaded.await(patience.toMillis(), MILLISECONDS)) {
        return image();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for " + topic.name());
    }
    String reason = problem;
    throw new RegistryException(
        "%s could not be read within %d s: %s"
            .formatted(
                topic.name(), patience.toSeconds(), reason == null ? "still reading" : reason));
  }

  /**
   * The newest image.
   *
   * @throws IllegalStateException before it has caught up
   */
  public I image() {
    I newest = image;
    if (newest == null) {
      throw new IllegalStateException(topic.name() + " has not been read to its end yet");
    }
    return newest;
  }

  /** What keeps it from reading now, a sentence; null: nothing. */
  public @Nullable String problem() {
    String current = problem;
    return current == null ? listenerProblem : current;
  }

  /** A sentence for each record that is left out because it cannot be read; empty: none is. */
  public List<String> unreadable() {
    return unreadable;
  }

  private void run() {
    while (!closing()) {
      try (ImageReader<I> fresh = new ImageReader<>(consumers.get(), topic, empty, deltas)) {
        reader = fresh;
        follow(fresh);
      } catch (WakeupException | InterruptException e) {
        LOG.atDebug().addKeyValue("topic", topic.name()).log("woken up to close");
      } catch (RegistryException e) {
        report(String.valueOf(e.getMessage()));
      } catch (KafkaException e) {
        report(Clients.sentence(kafka, e));
      } catch (RuntimeException | Error e) {
        // An Error as well: without its thread the last image would look like the newest.
        report("reading " + topic.name() + " failed: " + e);
        LOG.atError().addKeyValue("topic", topic.name()).setCause(e).log("reading begins anew");
      }
      pause();
    }
  }

  private void follow(ImageReader<I> fresh) {
    Delta<I> first = fresh.readToEnd(PATIENCE);
    publish(first == null ? deltas.apply(empty) : first, fresh);
    loaded.countDown();
    Instant check = Instant.now();
    while (!closing()) {
      Delta<I> delta = fresh.poll(POLL);
      if (delta != null) {
        publish(delta, fresh);
      } else if (Instant.now().isAfter(check)) {
        check(fresh);
        check = Instant.now().plus(CHECK);
      }
    }
  }

  /** A consumer waits in silence for a broker that is gone, so it is asked from time to time. */
  private void check(ImageReader<I> fresh) {
    try {
      fresh.check();
      problem = null;
    } catch (TimeoutException e) {
      report(Clients.sentence(kafka, e));
    }
  }

  private void publish(Delta<I> delta, ImageReader<I> from) {
    I newest = from.image();
    image = newest;
    problem = null;
    unreadable = List.copyOf(from.unreadable().values());
    String failure = null;
    for (RegistryListener<I> listener : listeners) {
      try {
        listener.onChange(delta, newest);
      } catch (RuntimeException | Error e) {
        LOG.atError()
            .addKeyValue("topic", topic.name())
            .setCause(e)
            .log("a listener failed; the image stays");
        failure = "what " + topic.name() + " says could not be put to use: " + e;
      }
    }
    listenerProblem = failure;
  }

  private void report(String sentence) {
    if (!sentence.equals(problem)) {
      problem = sentence;
      LOG.atWarn().addKeyValue("topic", topic.name()).log("cannot read: {}", sentence);
    }
  }

  private boolean closing() {
    return closed.getCount() == 0;
  }

  private void pause() {
    try {
      closed.await(PAUSE.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  /** Stops reading; the last image stays. */
  @Override
  public void close() {
    closed.countDown();
    ImageReader<I> current = reader;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
