package io.bellbuoy.ingest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether it makes sense to take a request now. This class is thread-safe.
 *
 * <p>It opens when the broker does not answer a probe or does not take a record, and tells so those
 * who wait. A probe that is answered closes it again; where a record was refused, that takes a
 * record: one request at a time is let through to try.
 */
final class Breaker {

  /** A closed breaker lets everything through. */
  enum State {
    CLOSED,
    HALF_OPEN,
    OPEN
  }

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
  private static final long TRIAL_NANOS = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanoTime;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private State state = State.OPEN;
  private boolean refusedRecord;
  private long lastTrial;
  private String reason = "Kafka has not answered yet";

  Breaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastTrial = nanoTime.getAsLong() - TRIAL_NANOS;
  }

  /** Is called, on the thread that found out, whenever the breaker opens. */
  void onOpen(Runnable listener) {
    listeners.add(listener);
  }

  synchronized State state() {
    return state;
  }

  /** Whether a request may go on now. */
  synchronized boolean admits() {
    long now = nanoTime.getAsLong();
    if (state == State.HALF_OPEN && now - lastTrial >= TRIAL_NANOS) {
      lastTrial = now;
      return true;
    }
    return state == State.CLOSED;
  }

  /** Why it does not let everything through, a sentence; null: it does. */
  synchronized @Nullable String problem() {
    return state == State.CLOSED ? null : reason;
  }

  /** A probe was answered. */
  synchronized void reachable() {
    if (state == State.OPEN) {
      state = refusedRecord ? State.HALF_OPEN : State.CLOSED;
      LOG.atInfo().addKeyValue("breaker", state).log("Kafka answers");
    }
  }

  /** A probe was not answered. */
  void unreachable(String why) {
    open(why, false);
  }

  /** A record was not taken. */
  void refused(String why) {
    open(why, true);
  }

  /** A record was acknowledged. */
  synchronized void acknowledged() {
    refusedRecord = false;
    if (state == State.HALF_OPEN) {
      state = State.CLOSED;
      LOG.atInfo().addKeyValue("breaker", state).log("Kafka takes records");
    }
  }

  private void open(String why, boolean record) {
    synchronized (this) {
      reason = why;
      refusedRecord |= record;
      if (state == State.OPEN) {
        return;
      }
      state = State.OPEN;
    }
    LOG.atWarn().addKeyValue("reason", why).log("refusing requests until Kafka answers");
    listeners.forEach(Runnable::run);
  }
}
