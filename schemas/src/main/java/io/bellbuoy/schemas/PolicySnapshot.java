package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One published version of the policy: the ordered rules with their texts. Engines judge by it
 * without knowing the library.
 *
 * @param version 1 for the first, then one more each time
 * @param publishedAt when
 * @param publishedBy who; a name for people
 * @param comment why; may be empty
 * @param match whether an event's way ends at the first match
 * @param rules in order, the disabled ones too; rules come without their tests
 * @param lists for each list that a rule names, the {@linkplain NamedList#sha256() address} of its
 *     content
 */
public record PolicySnapshot(
    int version,
    Instant publishedAt,
    String publishedBy,
    String comment,
    Policy.Match match,
    List<Entry> rules,
    Map<String, String> lists) {

  public PolicySnapshot {
    requireNonNull(publishedAt, "publishedAt");
    requireNonNull(publishedBy, "publishedBy");
    comment = requireNonNullElse(comment, "");
    requireNonNull(match, "match");
    rules = List.copyOf(requireNonNull(rules, "rules"));
    lists = Collections.unmodifiableMap(new TreeMap<>(lists == null ? Map.of() : lists));
  }

  /**
   * A rule and its place.
   *
   * @param rule the rule
   * @param enabled whether it is in force
   * @param clusters globs of the clusters that it is for; empty: all
   * @param mode what a match does
   */
  public record Entry(Rule rule, boolean enabled, List<String> clusters, Policy.Mode mode) {

    public Entry {
      requireNonNull(rule, "rule");
      clusters = clusters == null ? List.of() : List.copyOf(clusters);
      mode = requireNonNullElse(mode, Policy.Mode.ALERT);
    }
  }
}
