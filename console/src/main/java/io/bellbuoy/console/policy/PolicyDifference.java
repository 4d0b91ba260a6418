package io.bellbuoy.console.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellbuoy.console.http.Etag;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What publishing the draft would change.
 *
 * @param published the version in force; 0: none
 * @param match null: it stays
 * @param rules those that change
 * @param lists those whose members change
 */
record PolicyDifference(
    int published, @Nullable Matching match, List<RuleChange> rules, List<ListChange> lists) {

  /** What is reviewed before it is published: the draft, and what it makes of texts and lists. */
  private record Reviewed(Order draft, PolicyDifference difference) {}

  /**
   * The tag of a review. Who publishes with it publishes what was shown: another one is due to
   * whatever changes meanwhile, be it in the draft, a rule, a list or what is in force.
   */
  String tag(Order draft) {
    return Etag.of(new Reviewed(draft, this));
  }

  /** How many alerts one event may raise, before and after. */
  record Matching(Policy.Match before, Policy.Match after) {}

  /** What becomes of a rule. */
  enum Kind {
    @JsonProperty("added")
    ADDED,
    @JsonProperty("removed")
    REMOVED,
    /** Its text or what goes with its place; it may also have moved. */
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("moved")
    MOVED
  }

  /**
   * One rule.
   *
   * @param before null: it was not there
   * @param after null: it is no more
   */
  record RuleChange(
      String id, String name, Kind kind, @Nullable Side before, @Nullable Side after) {}

  /**
   * A rule at its place.
   *
   * @param position from 1
   * @param rule without its tests
   */
  record Side(int position, boolean enabled, List<String> clusters, Policy.Mode mode, Rule rule) {

    boolean isLike(Side other) {
      return enabled == other.enabled
          && clusters.equals(other.clusters)
          && mode == other.mode
          && rule.equals(other.rule);
    }
  }

  /**
   * One list.
   *
   * @param before its members; null: no rule in force names it
   * @param after its members; null: no rule of the draft names it
   */
  record ListChange(String name, @Nullable List<String> before, @Nullable List<String> after) {}

  /** Whether nothing would change. */
  @JsonIgnore
  boolean isEmpty() {
    return match == null && rules.isEmpty() && lists.isEmpty();
  }
}
