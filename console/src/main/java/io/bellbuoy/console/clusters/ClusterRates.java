package io.bellbuoy.console.clusters;

import io.bellbuoy.registry.Delta;
import io.bellbuoy.registry.RegistryListener;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many events each cluster sends a minute, from what the ingest services report. Thread-safe.
 *
 * <p>It knows of the minutes since it was made, and of one hour at most.
 */
public final class ClusterRates implements RegistryListener<StatusImage> {

  private static final int MINUTES = 60;
  private static final String EVENTS = "events.";
  private static final String SEEN = "lastSeen.";

  private final Clock clock;
  private final long began;

  /** By instance and counter: how far it had counted. */
  private final Map<String, Long> counted = new HashMap<>();

  /** By cluster and minute: how many events. */
  private final Map<String, TreeMap<Long, Long>> minutes = new HashMap<>();

  private final Map<String, Long> seen = new HashMap<>();

  public ClusterRates(Clock clock) {
    this.clock = clock;
    this.began = minute();
  }

  @Override
  public synchronized void onChange(Delta<StatusImage> delta, StatusImage image) {
    counted.keySet().removeIf(key -> !image.instances().containsKey(key.split("/", 2)[0]));
    for (InstanceStatus instance : image.instances().values()) {
      if (instance.service().equals("ingest")) {
        instance.counters().forEach((name, value) -> take(instance.instance(), name, value));
      }
    }
  }

  private void take(String instance, String name, long value) {
    if (name.startsWith(SEEN)) {
      seen.merge(name.substring(SEEN.length()), value, Math::max);
    } else if (name.startsWith(EVENTS)) {
      Long before = counted.put(instance + "/" + name, value);
      if (before != null && value > before) {
        TreeMap<Long, Long> own =
            minutes.computeIfAbsent(name.substring(EVENTS.length()), id -> new TreeMap<>());
        own.merge(minute(), value - before, Long::sum);
        own.headMap(minute() - MINUTES).clear();
      }
    }
  }

  /** Events in each of the last minutes, oldest first; the last one is not over yet. */
  synchronized List<Long> perMinute(String cluster) {
    TreeMap<Long, Long> own = minutes.getOrDefault(cluster, new TreeMap<>());
    List<Long> rates = new ArrayList<>();
    long now = minute();
    for (long minute = Math.max(began, now - MINUTES + 1); minute <= now; minute++) {
      rates.add(own.getOrDefault(minute, 0L));
    }
    return rates;
  }

  /** When the last event came; null: none since the ingest services were started. */
  synchronized @Nullable Instant lastEvent(String cluster) {
    Long second = seen.get(cluster);
    return second == null || second == 0 ? null : Instant.ofEpochSecond(second);
  }

  private long minute() {
    return clock.instant().getEpochSecond() / 60;
  }
}
