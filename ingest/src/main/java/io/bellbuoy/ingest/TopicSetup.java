package io.bellbuoy.ingest;

import io.bellbuoy.bootstrap.StartException;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.TopicInstaller;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to the topics: at the start where Kafka answers, else as soon as it does. This class is
 * thread-safe.
 */
final class TopicSetup implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final KafkaConfig kafka;
  private final Breaker breaker;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable String problem = "the topics have not been looked at yet";

  TopicSetup(KafkaConfig kafka, Breaker breaker) {
    this.kafka = kafka;
    this.breaker = breaker;
  }

  /**
   * Looks at the topics, after the first probe.
   *
   * @throws StartException where Kafka answers and the topics are not as they must be
   */
  void start() {
    if (breaker.problem() == null) {
      try {
        TopicInstaller.install(kafka);
        problem = null;
        return;
      } catch (RegistryException e) {
        if (breaker.problem() == null) {
          throw new StartException(String.valueOf(e.getMessage()), e);
        }
      }
    }
    Thread later = new Thread(this::installLater, "ingest-topics");
    later.setDaemon(true);
    later.start();
  }

  /** What is wrong with the topics, a sentence; null: nothing. */
  @Nullable String problem() {
    return problem;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void installLater() {
    try {
      do {
        if (breaker.problem() == null) {
          install();
        }
      } while (problem != null && !closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void install() {
    try {
      TopicInstaller.install(kafka);
      problem = null;
    } catch (RegistryException e) {
      problem = e.getMessage();
    }
  }
}
