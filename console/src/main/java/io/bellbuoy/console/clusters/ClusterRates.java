package io.bellbuoy.console.clusters;

import io.bellbuoy.registry.Delta;
import io.bellbuoy.registry.RegistryListener;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many events each cluster sends a minute, what of it is refused and how soon it is judged,
 * from what ingest and the engines report. Thread-safe.
 *
 * <p>It knows of the minutes since it was made, and of one hour at most.
 */
public final class ClusterRates implements RegistryListener<StatusImage> {

  /** What is counted minute by minute, by the beginning of the counter's name. */
  private static final String EVENTS = "events.";

  private static final String REFUSED = "refused.";
  private static final String UNUSABLE = "unusable.";
  private static final List<String> COUNTED = List.of(EVENTS, REFUSED, UNUSABLE);
  private static final String SEEN = "lastSeen.";

  private final Clock clock;
  private final ClusterLags lags;
  private final MinuteCounts minutes;

  /** By instance: how far each of its counters was. */
  private final Map<String, Map<String, Long>> counted = new HashMap<>();

  private final Map<String, Pauses> pauses = new HashMap<>();

  public ClusterRates(Clock clock) {
    this.clock = clock;
    this.lags = new ClusterLags();
    this.minutes = new MinuteCounts(clock);
  }

  @Override
  public synchronized void onChange(Delta<StatusImage> delta, StatusImage image) {
    counted.keySet().retainAll(image.instances().keySet());
    for (InstanceStatus instance : image.instances().values()) {
      if (instance.service().equals("ingest")) {
        take(instance);
      }
    }
    lags.take(image.instances().values(), clock.instant());
  }

  private void take(InstanceStatus ingest) {
    boolean known = counted.containsKey(ingest.instance());
    Map<String, Long> own = counted.computeIfAbsent(ingest.instance(), id -> new HashMap<>());
    ingest
        .counters()
        .forEach(
            (name, value) -> {
              if (name.startsWith(SEEN)) {
                seen(name.substring(SEEN.length()), value);
              } else if (COUNTED.stream().anyMatch(name::startsWith)) {
                // A counter that appears later began at 0; the first report says what was before.
                long before = own.getOrDefault(name, known ? 0 : value);
                own.put(name, value);
                if (value > before) {
                  minutes.add(name, value - before);
                }
              }
            });
  }

  private void seen(String cluster, long second) {
    if (second > 0) {
      pauses.computeIfAbsent(cluster, id -> new Pauses()).sent(Instant.ofEpochSecond(second));
    }
  }

  /** Events in each of the last minutes, oldest first; the last one is not over yet. */
  synchronized List<Long> perMinute(String cluster) {
    return minutes.of(EVENTS + cluster);
  }

  /** Requests with this cluster's token that were answered with an error, in the last hour. */
  synchronized long refusedRequests(String cluster) {
    return minutes.sum(REFUSED + cluster);
  }

  /** Items that went to the dead letters because they are no events, in the last hour. */
  synchronized long unusableEvents(String cluster) {
    return minutes.sum(UNUSABLE + cluster);
  }

  /** How far judging is behind; null: no engine has judged an event of this cluster. */
  synchronized @Nullable Duration lag(String cluster) {
    return lags.of(cluster, clock.instant());
  }

  /** When the last event came; null: none since the ingest services were started. */
  synchronized @Nullable Instant lastEvent(String cluster) {
    Pauses own = pauses.get(cluster);
    return own == null ? null : own.last();
  }

  /** Whether it has sent, and now says nothing for longer than usual. */
  synchronized boolean isSilent(String cluster) {
    Pauses own = pauses.get(cluster);
    return own != null && own.isSilent(clock.instant());
  }
}
