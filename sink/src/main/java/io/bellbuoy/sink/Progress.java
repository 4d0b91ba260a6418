package io.bellbuoy.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far one group has come, for metrics, health and status. This class is thread-safe. */
final class Progress {

  /** For how long a gap is a problem; its counter stays for ever. */
  private static final Duration GAP_IS_NEWS = Duration.ofMinutes(10);

  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private volatile long behind;
  private volatile boolean owner;
  private volatile boolean positioned;
  private volatile @Nullable String problem;
  private volatile @Nullable Instant lastDelivered;
  private volatile @Nullable Instant lastGap;

  void delivered(int alerts, Instant now) {
    delivered.addAndGet(alerts);
    lastDelivered = now;
    problem = null;
  }

  void countRefused() {
    refused.incrementAndGet();
  }

  void countUnreadable() {
    unreadable.incrementAndGet();
  }

  /** A try that did not work; the problem stands until something works. */
  void failed(String reason) {
    failures.incrementAndGet();
    problem = reason;
  }

  void works() {
    problem = null;
  }

  /** Alerts that were deleted from the topic before they were read. */
  void missed(long alerts, Instant now) {
    missed.addAndGet(alerts);
    lastGap = now;
  }

  void behind(long alerts) {
    behind = alerts;
  }

  /** The group has its offsets, and this member owns partitions or does not. */
  void positioned(boolean owner) {
    this.owner = owner;
    this.positioned = true;
  }

  long delivered() {
    return delivered.get();
  }

  long refused() {
    return refused.get();
  }

  long unreadable() {
    return unreadable.get();
  }

  long failures() {
    return failures.get();
  }

  long missed() {
    return missed.get();
  }

  /** Alerts that are committed in Kafka and not delivered, as far as this member owns them. */
  long behind() {
    return behind;
  }

  boolean isOwner() {
    return owner;
  }

  /** Whether it has joined its group once, so that nothing from now on is missed. */
  boolean isPositioned() {
    return positioned;
  }

  @Nullable Instant lastDelivered() {
    return lastDelivered;
  }

  /** What is wrong now, a sentence; null: nothing. */
  @Nullable String problem(Instant now) {
    String current = problem;
    if (current != null) {
      return current;
    }
    Instant gap = lastGap;
    return gap == null || now.isAfter(gap.plus(GAP_IS_NEWS))
        ? null
        : "alerts were deleted before they were read, up to "
            + missed
            + " in all; the topic's retention is too short for how long this group stood still";
  }
}
