package io.bellbuoy.sink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one member of a group alive on a thread of its own until it is closed. This class is
 * thread-safe.
 *
 * @param <T> what a record holds
 */
final class GroupConsumer<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupConsumer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Group group;
  private final String topic;
  private final KnownGroups known;
  private final Delivery<T> delivery;
  private final Ledger ledger;
  private final Progress progress;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** The consumer while it may be woken up. */
  private volatile @Nullable Consumer<byte[], byte[]> awake;

  GroupConsumer(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Group group,
      String topic,
      KnownGroups known,
      Delivery<T> delivery,
      Ledger ledger,
      Progress progress) {
    this.consumers = consumers;
    this.group = group;
    this.topic = topic;
    this.known = known;
    this.delivery = delivery;
    this.ledger = ledger;
    this.progress = progress;
    this.thread = new Thread(this::run, group.id());
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    Backoff restarts = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, ThreadLocalRandom.current());
    while (!closing()) {
      Instant joined = Instant.now();
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        member(consumer);
      } catch (WakeupException | InterruptException e) {
        LOG.atDebug().addKeyValue("group", group.id()).log("woken up to close");
      } catch (FencedInstanceIdException e) {
        failed("another sink runs with this one's id; each needs a data folder of its own");
      } catch (KafkaException e) {
        failed("Kafka cannot be read: " + e.getMessage());
      } catch (RuntimeException | Error e) {
        // An Error as well: a thread that is gone would look as if there were nothing to do.
        LOG.atError().addKeyValue("group", group.id()).setCause(e).log("a group's thread failed");
        failed("it failed unexpectedly: " + e);
      } finally {
        ledger.letGo();
      }
      if (Instant.now().isAfter(joined.plus(LONGEST_PAUSE))) {
        restarts.reset();
      }
      pause(restarts.next(null));
    }
  }

  private void member(Consumer<byte[], byte[]> consumer) {
    Backoff retries = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, ThreadLocalRandom.current());
    GroupSession<T> session =
        new GroupSession<>(
            consumer, group, topic, known, delivery, ledger, progress, retries, Clock.systemUTC());
    awake = consumer;
    try {
      while (!closing()) {
        session.step();
      }
    } catch (WakeupException e) {
      LOG.atDebug().addKeyValue("group", group.id()).log("woken up to close");
    } finally {
      awake = null;
    }
    session.leave();
    // Left, not just gone: another instance takes over at once.
    consumer.close(
        CloseOptions.timeout(CLOSE)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  private void failed(String reason) {
    progress.failed(reason, Instant.now());
    progress.countRestart();
    LOG.atWarn().addKeyValue("group", group.id()).log("starting anew: {}", reason);
  }

  private boolean closing() {
    return closed.getCount() == 0;
  }

  private void pause(Duration duration) {
    try {
      closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  /**
   * Finishes what is being delivered, commits, leaves the group. A delivery that takes too long is
   * interrupted and comes again after the next start.
   */
  @Override
  public void close() {
    closed.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    Consumer<byte[], byte[]> current = awake;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(CLOSE.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(CLOSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
