package io.bellbuoy.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when a stream thread dies: a new one takes its place, {@value #MOST} times within
 * ten minutes. Once more and the engine gives up, for a fault that comes back at once is not cured
 * by trying. This class is thread-safe.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {

  static final int MOST = 10;
  static final Duration WITHIN = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);

  private final Clock clock;
  private final EngineMetrics metrics;
  private final RecentTrouble trouble;
  private final Consumer<String> givingUp;
  private final Deque<Instant> deaths = new ArrayDeque<>();
  private volatile @Nullable String fatal;

  /**
   * @param givingUp told once why, on the dying thread; must not block
   */
  ThreadFailures(
      Clock clock, EngineMetrics metrics, RecentTrouble trouble, Consumer<String> givingUp) {
    this.clock = clock;
    this.metrics = metrics;
    this.trouble = trouble;
    this.givingUp = givingUp;
  }

  /** Why the engine gave up; null: it did not. */
  @Nullable String fatal() {
    return fatal;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    String reason = reason(failure);
    LOG.atError().addKeyValue("reason", reason).log("A stream thread died");
    LOG.atDebug().setCause(failure).log("Where the stream thread died");
    if (maySpend(clock.instant())) {
      metrics.threadReplaced();
      trouble.report("a stream thread died and was replaced: " + reason);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    giveUp(
        "the engine gave up after %d stream threads died within %d minutes, the last of: %s"
            .formatted(MOST + 1, WITHIN.toMinutes(), reason));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** The engine cannot go on. */
  void giveUp(String reason) {
    fatal = reason;
    LOG.atError().log(reason);
    givingUp.accept(reason);
  }

  private synchronized boolean maySpend(Instant now) {
    while (!deaths.isEmpty() && deaths.peekFirst().isBefore(now.minus(WITHIN))) {
      deaths.removeFirst();
    }
    deaths.addLast(now);
    return deaths.size() <= MOST;
  }

  /** The innermost message says it; the outer ones are Kafka Streams' frame. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return Bounds.cut(innermost.toString(), Bounds.NAME);
  }
}
