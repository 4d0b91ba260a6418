package io.bellbuoy.console.clusters;

import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far judging is behind receiving, by cluster. Not thread-safe.
 *
 * <p>It is the longer of two times: what the engines measured on the events of the last seconds,
 * and, where ingest has acknowledged events that are newer than any judged one, how long they have
 * waited. The second shows an engine that stands still, which measures nothing.
 */
final class ClusterLags {

  private static final String ACKNOWLEDGED = "acknowledged.";
  private static final String JUDGED = "judged.";
  private static final String DELAY = "delay.";

  /** Services report once a second, each at its own time: that much difference is none. */
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(4);

  /** Epoch milliseconds and milliseconds, by cluster. */
  private final Map<String, Long> judged = new HashMap<>();

  private final Map<String, Long> delays = new HashMap<>();
  private final Map<String, Long> waitingSince = new HashMap<>();

  /** What all services say. */
  void take(Collection<InstanceStatus> instances, Instant now) {
    delays.clear();
    instances.stream()
        .filter(instance -> instance.at().isAfter(now.minus(BETWEEN_REPORTS)))
        .forEach(instance -> merge(instance, DELAY, delays));
    instances.forEach(instance -> merge(instance, JUDGED, judged));
    Map<String, Long> acknowledged = new HashMap<>();
    instances.forEach(instance -> merge(instance, ACKNOWLEDGED, acknowledged));
    acknowledged.forEach(this::look);
  }

  private static void merge(InstanceStatus instance, String begin, Map<String, Long> into) {
    instance
        .counters()
        .forEach(
            (name, value) -> {
              if (name.startsWith(begin)) {
                into.merge(name.substring(begin.length()), value, Math::max);
              }
            });
  }

  /** The first receipt after the newest judged one is where the wait begins. */
  private void look(String cluster, long acknowledged) {
    long newest = judged.getOrDefault(cluster, Long.MAX_VALUE);
    if (acknowledged <= newest) {
      waitingSince.remove(cluster);
    } else {
      waitingSince.merge(cluster, acknowledged, (old, now) -> old > newest ? old : now);
    }
  }

  /** Of one cluster; null: no engine has judged an event of it. */
  @Nullable Duration of(String cluster, Instant now) {
    if (!judged.containsKey(cluster)) {
      return null;
    }
    long delay = Math.max(0, delays.getOrDefault(cluster, 0L));
    Long since = waitingSince.get(cluster);
    long wait = since == null ? 0 : now.toEpochMilli() - since;
    return Duration.ofMillis(wait > BETWEEN_REPORTS.toMillis() ? Math.max(wait, delay) : delay);
  }
}
