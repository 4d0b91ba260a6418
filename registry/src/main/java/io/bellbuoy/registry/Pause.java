package io.bellbuoy.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a writer that was fenced waits before it tries again. Immutable.
 *
 * <p>Two that waited equally long would fence each other for ever, and so would several that wait
 * less than they work: hence by chance, longer each time, and the longer the longer an attempt
 * takes.
 *
 * @param longest what chance takes a part of
 */
record Pause(Duration longest) {

  private static final Duration FIRST = Duration.ofMillis(20);
  private static final Duration USUAL = Duration.ofSeconds(1);

  /** Where attempts take seconds: more would be used up by too few tries. */
  private static final Duration MOST = Duration.ofSeconds(5);

  /** With three writers at work, mostly one of them is alone for as long as it needs. */
  private static final int ATTEMPTS = 4;

  /**
   * The pause after an attempt.
   *
   * @param attempt from 1
   * @param took how long it took
   * @param left until patience is over; no pause leads beyond it
   */
  static Pause after(int attempt, Duration took, Duration left) {
    Duration growing = least(USUAL, FIRST.multipliedBy(1L << Math.min(attempt, 10)));
    Duration scaled = least(MOST, took.multipliedBy(ATTEMPTS));
    Duration longer = growing.compareTo(scaled) > 0 ? growing : scaled;
    return new Pause(least(longer, left));
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * Waits.
   *
   * @throws RegistryException where it is interrupted
   */
  void sleep() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(Math.max(1, longest.toMillis())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for another writer");
    }
  }
}
