package io.bellbuoy.bench.matcher;

/** What kind of policy is measured. */
public enum PolicyShape {
  /**
   * As the shipped library: gated by verb and resource, but for one rule in twelve, the first,
   * which reads every event to its last member.
   */
  LIBRARY,
  /** As the library without that rule: every rule can be decided without reading the bodies. */
  GATED,
  /** The worst: nothing gates a rule, and each reads annotations or a path with two dots. */
  UNGATED
}
