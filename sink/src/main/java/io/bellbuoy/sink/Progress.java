package io.bellbuoy.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far one group has come, for metrics, health and status. This class is thread-safe. */
final class Progress {

  /** For how long a gap is a problem; its counter stays for ever. */
  private static final Duration GAP_IS_NEWS = Duration.ofMinutes(10);

  /** So many refused in a row are no accident of their content. */
  private static final long MANY_REFUSED = 3;

  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong givenUp = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong truncated = new AtomicLong();
  private final AtomicLong restarts = new AtomicLong();
  private final AtomicLong refusedInARow = new AtomicLong();
  private volatile long behind;
  private volatile @Nullable Instant oldest;
  private volatile @Nullable String held;
  private volatile @Nullable Failure lastFailure;
  private volatile boolean owner;
  private volatile boolean positioned;
  private volatile @Nullable String problem;
  private volatile @Nullable Instant lastDelivered;
  private volatile @Nullable String lastRefusal;
  private volatile @Nullable Gap lastGap;

  private record Gap(String sentence, Instant at) {}

  /** What went wrong last, a sentence, and when; it may be over. */
  record Failure(String reason, Instant at) {}

  /** The other side was told of so many more; none: nothing has changed. */
  void delivered(long alerts, Instant now) {
    if (alerts == 0) {
      return;
    }
    delivered.addAndGet(alerts);
    lastDelivered = now;
    refusedInARow.set(0);
    problem = null;
  }

  /** One more was refused for ever, and laid aside. */
  void countRefused(String reason, Instant now) {
    lastFailure = new Failure(reason, now);
    refused.incrementAndGet();
    refusedInARow.incrementAndGet();
    lastRefusal = reason;
  }

  /** One more of those that are refused was so because it failed for too long. */
  void countGivenUp() {
    givenUp.incrementAndGet();
  }

  void countUnreadable() {
    unreadable.incrementAndGet();
  }

  /** A try that did not work; the problem stands until something works. */
  void failed(String reason, Instant now) {
    failures.incrementAndGet();
    lastFailure = new Failure(reason, now);
    problem = reason;
    held = null;
  }

  /** What waits is held back on purpose, which is no problem. */
  void held(String reason) {
    held = reason;
    problem = null;
  }

  /** Its thread begins anew after a failure. */
  void countRestart() {
    restarts.incrementAndGet();
  }

  void works() {
    problem = null;
    held = null;
  }

  /** Alerts that were deleted from the topic before they were read. */
  void missed(long alerts, Instant now) {
    missed.addAndGet(alerts);
    gap(
        "alerts were deleted before they were read, up to "
            + missed
            + " in all; the topic's retention is too short for how long this group stood still",
        now);
  }

  /** Records that were read, and are in the topic no more because its log was cut off. */
  void truncated(long records, Instant now) {
    truncated.addAndGet(records);
    gap(
        "the topic lost "
            + truncated
            + " records that had been read, as after an election of a leader that lagged behind;"
            + " going on from where it was cut off",
        now);
  }

  /** Something may be missing or come twice; the sentence says what. */
  void gap(String sentence, Instant now) {
    gaps.incrementAndGet();
    lastGap = new Gap(sentence, now);
  }

  /**
   * What waits.
   *
   * @param since when the oldest of it came into the topic; null: nothing waits, or not here
   */
  void behind(long alerts, @Nullable Instant since) {
    behind = alerts;
    oldest = since;
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

  long givenUp() {
    return givenUp.get();
  }

  long gaps() {
    return gaps.get();
  }

  long truncated() {
    return truncated.get();
  }

  long restarts() {
    return restarts.get();
  }

  /** Whether the other side takes nothing: the last ones, or all since the start, were refused. */
  boolean isRefusing() {
    long row = refusedInARow.get();
    return row >= MANY_REFUSED || (row > 0 && delivered.get() == 0);
  }

  /** Alerts that are committed in Kafka and not delivered, as far as this member owns them. */
  long behind() {
    return behind;
  }

  /** For how long the oldest of them has been waiting, in seconds; 0 where none is. */
  long behindSeconds(Instant now) {
    Instant since = oldest;
    return since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds());
  }

  /** Why what waits is held back on purpose; null: it is not. */
  @Nullable String held() {
    return held;
  }

  /** Null: nothing has failed since the start. */
  @Nullable Failure lastFailure() {
    return lastFailure;
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
    if (isRefusing()) {
      return "it refuses what it is sent: the last "
          + refusedInARow
          + " alerts went to the dead letters and none was taken since; "
          + lastRefusal;
    }
    Gap gap = lastGap;
    return gap == null || now.isAfter(gap.at().plus(GAP_IS_NEWS)) ? null : gap.sentence();
  }
}
