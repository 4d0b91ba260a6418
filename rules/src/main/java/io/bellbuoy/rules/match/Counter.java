package io.bellbuoy.rules.match;

import io.bellbuoy.rules.count.Counting;
import io.bellbuoy.rules.count.EventTime;
import io.bellbuoy.rules.count.Occurrence;
import io.bellbuoy.rules.count.Tally;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Occurrences;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts matches away from the stream, by the events' own times. Not thread-safe; holds every group
 * in memory.
 */
public final class Counter {

  private final Map<String, Tally> tallies = new HashMap<>();

  /** What came of a match. */
  public sealed interface Result permits Counted, Raised, Untimed {}

  /**
   * It is counted, and raises nothing.
   *
   * @param remembered how many matches are counted now
   */
  public record Counted(long remembered) implements Result {}

  /**
   * It raises an alert.
   *
   * @param occurrences the matches that the alert stands for
   */
  public record Raised(Occurrences occurrences) implements Result {}

  /** Its event has no time, so that it cannot be counted. */
  public record Untimed() implements Result {}

  /** Counts a match of a rule that counts. */
  public Result count(CompiledRule rule, JsonValue event, Attributes attributes) {
    Counting counting = rule.counting();
    if (counting == null) {
      throw new IllegalArgumentException(rule.entry().rule().id() + " does not count");
    }
    Instant time = EventTime.of(event);
    if (time == null) {
      return new Untimed();
    }
    Occurrence occurrence = counting.of(event, attributes, Redactor.standard().of(event));
    Tally before = tallies.getOrDefault(occurrence.group(), Tally.EMPTY);
    Tally.Step step = before.add(occurrence, new Occurrences.Sample(time, null, ""));
    tallies.put(occurrence.group(), step.tally());
    if (step.raised() != null) {
      return new Raised(step.raised());
    }
    Tally now = step.tally();
    return new Counted(now.count());
  }
}
