package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The order of rules as it is written: rules by their ids. What is not named is not in force.
 *
 * @param match whether an event's way ends at the first match
 * @param rules in order
 */
public record Policy(Match match, List<Entry> rules) {

  public Policy {
    match = requireNonNullElse(match, Match.FIRST);
    rules = List.copyOf(rules);
  }

  /** How many alerts one event may raise. */
  public enum Match {
    /** The first rule that matches ends the event's way. */
    @JsonProperty("first")
    FIRST,
    /** Every rule that matches counts, down to the first that ignores the event. */
    @JsonProperty("all")
    ALL
  }

  /** What a match does. */
  public enum Mode {
    /** It raises an alert. */
    @JsonProperty("alert")
    ALERT,
    /** It raises nothing and ends the event's way. */
    @JsonProperty("ignore")
    IGNORE,
    /** It is counted and shown, raises nothing and stops nothing. */
    @JsonProperty("shadow")
    SHADOW
  }

  /**
   * One rule's place.
   *
   * @param id of the rule
   * @param enabled whether it is in force; true where it is not given
   * @param clusters globs ({@code *}, {@code ?}) of the clusters that it is for; empty: all
   * @param mode what a match does; alert where it is not given
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Entry(String id, Boolean enabled, List<String> clusters, Mode mode) {

    public Entry {
      enabled = requireNonNullElse(enabled, true);
      clusters = clusters == null ? List.of() : List.copyOf(clusters);
      mode = requireNonNullElse(mode, Mode.ALERT);
    }

    /** The rule alerts, for all clusters. */
    public static Entry of(String id) {
      return new Entry(id, true, List.of(), Mode.ALERT);
    }
  }
}
