package io.bellbuoy.registry;

import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Asks the live engines which policy they judge by. Not thread-safe.
 *
 * <p>Live is who has reported within the last five seconds. Clocks of other machines may be wrong,
 * so a report that comes in while it waits counts from then, whatever its time.
 */
final class RollCall {

  /** Who is silent for longer is not running. */
  static final Duration LIVE = Duration.ofSeconds(5);

  private final Supplier<StatusImage> status;
  private final int version;
  private final Map<String, Sighting> sightings = new HashMap<>();

  private record Sighting(Instant at, Instant seen) {}

  /**
   * @param status the newest image, each time
   * @param version that they should judge by
   */
  RollCall(Supplier<StatusImage> status, int version) {
    this.status = status;
    this.version = version;
  }

  /** What is not so after the patience, each a sentence; empty: every live engine judges by it. */
  List<String> await(Duration patience) {
    Instant began = Instant.now();
    while (true) {
      Instant now = Instant.now();
      Duration waited = Duration.between(began, now);
      List<InstanceStatus> live = live(now);
      List<InstanceStatus> behind =
          live.stream().filter(engine -> engine.policyVersion() < version).toList();
      if (!live.isEmpty() && behind.isEmpty()) {
        return List.of();
      }
      boolean over = waited.compareTo(patience) >= 0;
      if (live.isEmpty() && (over || waited.compareTo(LIVE) >= 0)) {
        return List.of("no engine is running; the next one to start judges by version " + version);
      }
      if (over || behind.stream().anyMatch(this::refuses)) {
        return behind.stream().map(engine -> sentence(engine, waited)).toList();
      }
      pause();
    }
  }

  private List<InstanceStatus> live(Instant now) {
    List<InstanceStatus> live = new ArrayList<>();
    for (InstanceStatus instance : status.get().instances().values()) {
      if (instance.service().equals("engine") && seen(instance, now).plus(LIVE).isAfter(now)) {
        live.add(instance);
      }
    }
    return live;
  }

  private Instant seen(InstanceStatus instance, Instant now) {
    Sighting last = sightings.get(instance.instance());
    if (last == null) {
      last = new Sighting(instance.at(), instance.at().isAfter(now) ? now : instance.at());
    } else if (!last.at().equals(instance.at())) {
      last = new Sighting(instance.at(), now);
    }
    sightings.put(instance.instance(), last);
    return last.seen();
  }

  /** What keeps an engine from using just this version will not go away by waiting. */
  private boolean refuses(InstanceStatus engine) {
    Pattern named = Pattern.compile("\\bpolicy version " + version + "\\b");
    return engine.problems().stream().anyMatch(problem -> named.matcher(problem).find());
  }

  private String sentence(InstanceStatus engine, Duration waited) {
    String judges =
        engine.policyVersion() == 0
            ? "has no policy yet"
            : "still judges by version " + engine.policyVersion();
    String problems =
        engine.problems().isEmpty() ? "" : ": " + String.join("; ", engine.problems());
    return "engine %s %s after %d s%s"
        .formatted(engine.instance(), judges, waited.toSeconds(), problems);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for the engines");
    }
  }
}
