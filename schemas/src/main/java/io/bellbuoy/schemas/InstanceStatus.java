package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one running service says of itself, once a second.
 *
 * @param instance its name, unique among the running ones, such as {@code engine-3f2a}
 * @param service ingest, engine, sink or console
 * @param at when it was said
 * @param policyVersion the policy that it judges by; 0 where it judges nothing or has none
 * @param problems what is wrong, each a sentence; empty: nothing
 * @param counters totals since it started, by name
 */
public record InstanceStatus(
    String instance,
    String service,
    Instant at,
    int policyVersion,
    List<String> problems,
    Map<String, Long> counters) {

  public InstanceStatus {
    requireNonNull(instance, "instance");
    requireNonNull(service, "service");
    requireNonNull(at, "at");
    problems = problems == null ? List.of() : List.copyOf(problems);
    counters = Collections.unmodifiableMap(new TreeMap<>(counters == null ? Map.of() : counters));
  }
}
