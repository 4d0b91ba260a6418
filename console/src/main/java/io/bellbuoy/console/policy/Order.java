package io.bellbuoy.console.policy;

import io.bellbuoy.schemas.Policy;
import java.util.List;

/**
 * The order of rules as it is read and edited, with nothing left out.
 *
 * @param rules in order
 */
record Order(Policy.Match match, List<Line> rules) {

  /**
   * One rule's place.
   *
   * @param clusters globs; empty: all
   */
  record Line(String id, boolean enabled, List<String> clusters, Policy.Mode mode) {

    static Line of(Policy.Entry entry) {
      return new Line(entry.id(), entry.enabled(), entry.clusters(), entry.mode());
    }
  }

  static Order of(Policy policy) {
    return new Order(policy.match(), policy.rules().stream().map(Line::of).toList());
  }
}
