package io.bellbuoy.console.policy;

import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often a rule has matched since the engines that run now were started.
 *
 * @param count matches that raise alerts or end an event's way
 * @param shadow matches in shadow mode
 * @param last when it last matched; null: not yet
 */
record RuleHits(long count, long shadow, @Nullable Instant last) {

  private static final RuleHits NONE = new RuleHits(0, 0, null);
  private static final Pattern COUNTER =
      Pattern.compile("rule\\.([a-z0-9-]{1,80})\\.(matches|ignored|shadow|last)");

  /** The hits of every rule that the engines speak of, by id. */
  static Map<String, RuleHits> of(StatusImage status) {
    Map<String, RuleHits> hits = new TreeMap<>();
    for (InstanceStatus instance : status.instances().values()) {
      if (instance.service().equals("engine")) {
        instance
            .counters()
            .forEach(
                (name, value) -> {
                  Matcher counter = COUNTER.matcher(name);
                  if (counter.matches()) {
                    hits.merge(
                        counter.group(1), NONE.plus(counter.group(2), value), RuleHits::plus);
                  }
                });
      }
    }
    return hits;
  }

  private RuleHits plus(String what, long value) {
    return switch (what) {
      case "shadow" -> new RuleHits(count, shadow + value, last);
      case "last" -> new RuleHits(count, shadow, Instant.ofEpochMilli(value));
      default -> new RuleHits(count + value, shadow, last);
    };
  }

  private RuleHits plus(RuleHits other) {
    Instant later =
        last == null || (other.last != null && other.last.isAfter(last)) ? other.last : last;
    return new RuleHits(count + other.count, shadow + other.shadow, later);
  }
}
