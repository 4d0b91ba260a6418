package io.bellbuoy.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong lately and is already dealt with, but somebody should know. This class is
 * thread-safe. A report is shown for a quarter of an hour; counters keep it for ever.
 */
final class RecentTrouble {

  static final Duration SHOWN = Duration.ofMinutes(15);

  private final Clock clock;
  private volatile @Nullable Report last;

  RecentTrouble(Clock clock) {
    this.clock = clock;
  }

  /** It happened now. */
  void report(String sentence) {
    last = new Report(sentence, clock.instant());
  }

  /** The last report; null where there was none lately. */
  @Nullable String recent() {
    Report report = last;
    return report == null || clock.instant().isAfter(report.at().plus(SHOWN))
        ? null
        : report.sentence();
  }

  private record Report(String sentence, Instant at) {}
}
