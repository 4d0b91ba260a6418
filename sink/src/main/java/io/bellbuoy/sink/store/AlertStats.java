package io.bellbuoy.sink.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Counts of alerts. What is counted by values has the most frequent first, the first {@value
 * #MAX_GROUPS} of them; alerts that have no such value are not in it.
 *
 * @param total all that match
 * @param bySeverity by the severity's word
 * @param byState by the state's word
 * @param byRule by the rule's id
 * @param byCluster by cluster
 * @param byUser by the user's name; the first {@value #MAX_NAMES}
 * @param byNamespace by namespace; the first {@value #MAX_NAMES}
 * @param interval how long each part of the histogram is
 * @param histogram the parts that have alerts, the oldest first
 */
public record AlertStats(
    long total,
    Map<String, Long> bySeverity,
    Map<String, Long> byState,
    Map<String, Long> byRule,
    Map<String, Long> byCluster,
    Map<String, Long> byUser,
    Map<String, Long> byNamespace,
    @JsonFormat(shape = JsonFormat.Shape.STRING) Duration interval,
    List<Bucket> histogram) {

  /** The most rules, or clusters, that are counted one by one. */
  public static final int MAX_GROUPS = 1000;

  /** The most users, or namespaces, that are counted one by one. */
  public static final int MAX_NAMES = 50;

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
   * @param bySeverity the same by the severity's word
   */
  public record Bucket(Instant start, long count, Map<String, Long> bySeverity) {}

  /** The shortest interval that cuts the span into few enough parts. */
  public static Duration intervalFor(Duration span) {
    return INTERVALS.stream()
        .filter(interval -> span.dividedBy(interval) < MAX_BUCKETS)
        .findFirst()
        .orElseGet(() -> Duration.ofDays(Math.max(1, span.toDays() / MAX_BUCKETS + 1)));
  }
}
