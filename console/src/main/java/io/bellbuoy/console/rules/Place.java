package io.bellbuoy.console.rules;

import io.bellbuoy.schemas.Policy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule's place in the draft of the policy.
 *
 * @param clusters globs; empty: all
 */
record Place(boolean enabled, Policy.Mode mode, List<String> clusters) {

  /** The places of all rules, by id; of a rule that is there twice, the first. */
  static Map<String, Place> in(Policy policy) {
    return policy.rules().stream()
        .collect(
            Collectors.toMap(
                Policy.Entry::id,
                (Function<Policy.Entry, Place>) e -> new Place(e.enabled(), e.mode(), e.clusters()),
                (first, second) -> first));
  }
}
