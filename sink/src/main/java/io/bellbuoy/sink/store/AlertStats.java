package io.bellbuoy.sink.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Counts of alerts.
 *
 * @param total all that match
 * @param bySeverity by the severity's word
 * @param byRule by the rule's id, the most frequent first; at most {@value #MAX_GROUPS}
 * @param byCluster by cluster, the most frequent first; at most {@value #MAX_GROUPS}
 * @param interval how long each part of the histogram is
 * @param histogram the parts that have alerts, the oldest first
 */
public record AlertStats(
    long total,
    Map<String, Long> bySeverity,
    Map<String, Long> byRule,
    Map<String, Long> byCluster,
    Duration interval,
    List<Bucket> histogram) {

  /** The most rules, or clusters, that are counted one by one. */
  public static final int MAX_GROUPS = 1000;

  private static final int MAX_BUCKETS = 120;
  private static final List<Duration> INTERVALS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7));

  /**
   * One part of the histogram.
   *
   * @param start its first moment
   * @param count alerts raised within it
   */
  public record Bucket(Instant start, long count) {}

  /** The shortest interval that cuts the span into few enough parts. */
  static Duration intervalFor(Duration span) {
    return INTERVALS.stream()
        .filter(interval -> span.dividedBy(interval) < MAX_BUCKETS)
        .findFirst()
        .orElseGet(() -> Duration.ofDays(Math.max(1, span.toDays() / MAX_BUCKETS + 1)));
  }
}
