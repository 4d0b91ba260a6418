package io.bellbuoy.sink.watch;

import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.schemas.Alert;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises alerts about ourselves. Thread-safe; it works on a thread of its own.
 *
 * <p>Of several sinks one watches: the one that owns the status topic's partition in a group that
 * all join. Should two believe so for a moment, the transaction of the older one is refused.
 */
public final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Supplier<WatchSession> sessions;
  private final Thread thread = new Thread(this::run, "watch");
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong raised = new AtomicLong();
  private volatile @Nullable WatchSession awake;
  private volatile @Nullable String problem;

  /** A watch that has not begun. */
  public Watch(WatchClients clients) {
    this(() -> new WatchSession(clients));
  }

  Watch(Supplier<WatchSession> sessions) {
    this.sessions = sessions;
    thread.setDaemon(true);
  }

  /** Begins; returns at once. */
  public void start() {
    thread.start();
  }

  private void run() {
    while (closed.getCount() > 0) {
      try (WatchSession session = sessions.get()) {
        awake = session;
        while (closed.getCount() > 0) {
          for (Alert alert : session.step()) {
            raised.incrementAndGet();
            LOG.atWarn().addKeyValue("rule", alert.rule().id()).log(alert.message());
          }
          problem = null;
        }
      } catch (WakeupException | InterruptException e) {
        LOG.atDebug().log("woken up to close");
      } catch (KafkaException e) {
        failed(requireNonNullElse(e.getMessage(), e.toString()));
      } catch (RuntimeException | Error e) {
        // An Error as well: a watch that is gone would look as if all were well.
        LOG.atError().setCause(e).log("the watch failed");
        failed("it failed unexpectedly: " + e);
      } finally {
        awake = null;
      }
      pause();
    }
  }

  private void failed(String why) {
    problem = "nothing is watched: " + why;
    LOG.atWarn().log("the watch starts anew: {}", why);
  }

  private void pause() {
    try {
      closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  /** How many alerts it has raised since it was started. */
  public long raised() {
    return raised.get();
  }

  /** Why nothing is watched; null: it is, here or by another sink. */
  public @Nullable String problem() {
    return problem;
  }

  /** Leaves its group, so that another goes on at once. */
  @Override
  public void close() {
    closed.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    WatchSession session = awake;
    if (session != null) {
      session.wakeup();
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
