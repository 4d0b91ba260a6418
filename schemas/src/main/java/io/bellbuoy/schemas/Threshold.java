package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many matches of a rule, how close together, make one alert.
 *
 * @param count from 2 to {@value #MOST}
 * @param within the time in which they must come
 * @param by paths of the event, or attributes, by whose values matches are counted apart; empty:
 *     all together
 * @param distinct a path of which as many different values are asked for instead of as many
 *     matches; null: matches are counted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Threshold(int count, Span within, List<String> by, @Nullable String distinct) {

  /** What is remembered of one group of matches stays small. */
  public static final int MOST = 1_000;

  /** More make groups of one. */
  public static final int MOST_BY = 8;

  public Threshold {
    if (count < 2 || count > MOST) {
      throw new IllegalArgumentException(
          "a threshold counts to 2 at least and " + MOST + " at most");
    }
    requireNonNull(within, "within");
    by = by == null ? List.of() : List.copyOf(by);
    if (by.size() > MOST_BY) {
      throw new IllegalArgumentException("a threshold counts by " + MOST_BY + " values at most");
    }
  }
}
