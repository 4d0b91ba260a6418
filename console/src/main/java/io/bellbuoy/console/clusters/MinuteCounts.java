package io.bellbuoy.console.clusters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts things minute by minute, for an hour. Not thread-safe. */
final class MinuteCounts {

  private static final int MINUTES = 60;

  private final Clock clock;
  private final long began;
  private final Map<String, TreeMap<Long, Long>> counts = new HashMap<>();

  MinuteCounts(Clock clock) {
    this.clock = clock;
    this.began = minute();
  }

  void add(String thing, long count) {
    TreeMap<Long, Long> own = counts.computeIfAbsent(thing, name -> new TreeMap<>());
    own.merge(minute(), count, Long::sum);
    own.headMap(minute() - MINUTES).clear();
  }

  /** One number a minute since it began, 60 at most, oldest first; the last is not over yet. */
  List<Long> of(String thing) {
    TreeMap<Long, Long> own = counts.getOrDefault(thing, new TreeMap<>());
    List<Long> minutes = new ArrayList<>();
    long now = minute();
    for (long minute = Math.max(began, now - MINUTES + 1); minute <= now; minute++) {
      minutes.add(own.getOrDefault(minute, 0L));
    }
    return minutes;
  }

  long sum(String thing) {
    return of(thing).stream().mapToLong(Long::longValue).sum();
  }

  private long minute() {
    return clock.instant().getEpochSecond() / 60;
  }
}
