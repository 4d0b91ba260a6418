package io.bellbuoy.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try: longer each time, never quite the same. Not thread-safe.
 */
final class Backoff {

  private static final int MOST_DOUBLINGS = 20;

  /** A Retry-After beyond it is taken for a mistake. */
  private static final Duration MOST_ASKED = Duration.ofHours(1);

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private int tries;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /**
   * The pause after one more failure, between half and all of the doubled one before.
   *
   * @param asked what the other side asked for at least; null: nothing
   */
  Duration next(@Nullable Duration asked) {
    long doubled = first.toMillis() << Math.min(tries, MOST_DOUBLINGS);
    long most = Math.max(1, Math.min(doubled, longest.toMillis()));
    tries++;
    Duration own = Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return asked.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : asked;
  }

  void reset() {
    tries = 0;
  }
}
