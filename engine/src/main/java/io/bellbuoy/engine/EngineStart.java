package io.bellbuoy.engine;

import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts to consume when there is a policy to judge by, on a thread of its own: that may take until
 * somebody publishes one. Thread-safe.
 */
final class EngineStart implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineStart.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final LivePolicy policy;
  private final GroupOffsets group;
  private final GroupOffsets counting;
  private final Gaps gaps;
  private final Topics topics;
  private final RecordLimits limits;
  private final DetectionStreams streams;
  private final ThreadFailures failures;
  private final Thread thread = new Thread(this::run, "engine-start");
  private volatile @Nullable String problem;

  EngineStart(
      LivePolicy policy,
      GroupOffsets group,
      GroupOffsets counting,
      Gaps gaps,
      Topics topics,
      RecordLimits limits,
      DetectionStreams streams,
      ThreadFailures failures) {
    this.policy = policy;
    this.group = group;
    this.counting = counting;
    this.gaps = gaps;
    this.topics = topics;
    this.limits = limits;
    this.streams = streams;
    this.failures = failures;
    this.thread.setDaemon(true);
  }

  /** Begins to wait; returns at once. */
  EngineStart begin() {
    thread.start();
    return this;
  }

  /** What keeps it from starting beside the policy; null: nothing. */
  @Nullable String problem() {
    return problem;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(BETWEEN_TRIES.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      policy.awaitFirst();
      while (!isPrepared()) {
        Thread.sleep(BETWEEN_TRIES.toMillis());
      }
      streams.start();
    } catch (InterruptedException e) {
      LOG.atDebug().log("The engine is closed before it started to consume");
    } catch (IllegalStateException e) {
      LOG.atDebug().setCause(e).log("The engine is closed while it starts to consume");
    } catch (RuntimeException e) {
      failures.giveUp("the engine cannot start to consume: " + e.getMessage());
    }
  }

  private boolean isPrepared() throws InterruptedException {
    try {
      new StartOffsets(group, gaps).commit();
      new StartOffsets(counting, gaps).begin();
      limits.alerts().topicTakes((int) setting(topics.alerts().name()));
      limits.alerts().topicTakes((int) setting(topics.matches().name()));
      limits.deadLetters().topicTakes((int) setting(topics.deadLetters().name()));
      problem = null;
      return true;
    } catch (ExecutionException e) {
      problem = "the engine cannot prepare its start, and tries again: " + e.getCause();
      LOG.atWarn().log(problem);
      return false;
    }
  }

  private long setting(String topic) throws ExecutionException, InterruptedException {
    return group.setting(topic, "max.message.bytes");
  }
}
