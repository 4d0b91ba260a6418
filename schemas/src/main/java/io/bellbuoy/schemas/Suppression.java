package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How long a rule that has alerted keeps silent about the same thing; what comes meanwhile is
 * counted.
 *
 * @param period from the alert on; {@code for} in rule files and JSON
 * @param by paths of the event, or attributes, whose values say what is the same thing; empty: all
 *     that the rule matches
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Suppression(@JsonProperty("for") Span period, List<String> by) {

  public Suppression {
    requireNonNull(period, "for");
    by = by == null ? List.of() : List.copyOf(by);
    if (by.size() > Threshold.MOST_BY) {
      throw new IllegalArgumentException(
          "a rule keeps silent by " + Threshold.MOST_BY + " values at most");
    }
  }
}
