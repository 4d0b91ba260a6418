package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.AuditEvent;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By cluster: how far judging has come, and how long events waited for it. This class is
 * thread-safe.
 */
final class ClusterDelays {

  /** Ingest knows the clusters by their tokens; whoever else writes events could make names up. */
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<String, Delay> clusters = new ConcurrentHashMap<>();

  ClusterDelays(Clock clock) {
    this.clock = clock;
  }

  void judged(AuditEvent event) {
    String cluster = requireNonNull(event.attributes().get(Attribute.CLUSTER));
    Delay delay = clusters.get(cluster);
    if (delay == null) {
      if (clusters.size() >= MOST) {
        return;
      }
      delay = clusters.computeIfAbsent(cluster, id -> new Delay());
    }
    delay.judged(event.receivedAt().toEpochMilli(), clock.millis());
  }

  /**
   * Adds {@code judged.<cluster>}, when the newest event that was judged had been received (epoch
   * milliseconds), and {@code delay.<cluster>}, the longest wait of the last second or two
   * (milliseconds).
   */
  void addTo(Map<String, Long> totals) {
    long now = clock.millis();
    clusters.forEach(
        (cluster, delay) -> {
          totals.put("judged." + cluster, delay.newest());
          totals.put("delay." + cluster, delay.longest(now));
        });
  }

  /** Of one cluster. The maximum is of this second and of the one before it. */
  private static final class Delay {

    private long newest;
    private long second;
    private long longest;
    private long longestBefore;

    synchronized void judged(long receivedAt, long now) {
      turn(now);
      newest = Math.max(newest, receivedAt);
      longest = Math.max(longest, now - receivedAt);
    }

    synchronized long newest() {
      return newest;
    }

    synchronized long longest(long now) {
      turn(now);
      return Math.max(longest, longestBefore);
    }

    private void turn(long now) {
      long current = now / 1000;
      if (current > second) {
        longestBefore = current == second + 1 ? longest : 0;
        longest = 0;
        second = current;
      }
    }
  }
}
