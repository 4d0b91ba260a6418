package io.bellbuoy.console.clusters;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a cluster last sent, and how long it usually says nothing. Not thread-safe.
 *
 * <p>Usual is the longest pause of today and yesterday, by UTC; so who is silent every night is not
 * said to be so in the morning.
 */
final class Pauses {

  private static final Duration WATCHED = Duration.ofHours(1);

  /** Of a cluster that was not watched for that long. */
  private static final Duration UNKNOWN = Duration.ofMinutes(15);

  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final long DAY_SECONDS = 86_400;

  private @Nullable Instant first;
  private @Nullable Instant last;
  private long day;
  private Duration longest = Duration.ZERO;
  private Duration longestBefore = Duration.ZERO;

  /** It sent something then; older news than the newest are none. */
  void sent(Instant at) {
    Instant before = last;
    if (before != null && !at.isAfter(before)) {
      return;
    }
    long current = at.getEpochSecond() / DAY_SECONDS;
    if (current > day) {
      longestBefore = current == day + 1 ? longest : Duration.ZERO;
      longest = Duration.ZERO;
      day = current;
    }
    if (before == null) {
      first = at;
    } else {
      longest = longer(longest, Duration.between(before, at));
    }
    last = at;
  }

  /** When it last sent; null: never. */
  @Nullable Instant last() {
    return last;
  }

  /** Whether it says nothing for longer than usual. */
  boolean isSilent(Instant now) {
    if (first == null || last == null) {
      return false;
    }
    boolean known = Duration.between(first, last).compareTo(WATCHED) >= 0;
    Duration usual = longer(longest, longestBefore);
    Duration most = known ? longer(SHORTEST, usual.multipliedBy(2)) : longer(UNKNOWN, usual);
    return Duration.between(last, now).compareTo(most) > 0;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
