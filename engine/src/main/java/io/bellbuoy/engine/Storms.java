package io.bellbuoy.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The storms that are on, for the status. Thread-safe. */
final class Storms {

  /** After so long without a folded alert it is over. */
  private static final Duration OVER = Duration.ofMinutes(2);

  private final Clock clock;
  private final Map<String, Storm> on = new ConcurrentHashMap<>();

  private record Storm(long folded, long lastMillis) {}

  Storms(Clock clock) {
    this.clock = clock;
  }

  void folded(String cluster, String rule) {
    long now = clock.millis();
    on.compute(
        cluster + "." + rule,
        (name, storm) -> new Storm(storm == null ? 1 : storm.folded() + 1, now));
  }

  /** By {@code storm.<cluster>.<rule>}: how many alerts were folded since it began. */
  void addTo(Map<String, Long> totals) {
    long since = clock.millis() - OVER.toMillis();
    on.values().removeIf(storm -> storm.lastMillis() < since);
    on.forEach((name, storm) -> totals.put("storm." + name, storm.folded()));
  }
}
