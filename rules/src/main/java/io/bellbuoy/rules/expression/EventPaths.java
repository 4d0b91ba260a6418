package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.EventPath;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;

/** Paths that stand in no rule: what a configuration names as {@code jpath} would. */
public final class EventPaths {

  private EventPaths() {}

  /**
   * The path that the text is.
   *
   * @throws IllegalArgumentException where it is none; the message quotes it and says why
   */
  public static EventPath of(String text) {
    Reading<FieldPath> reading = FieldPathParser.parse(text, false);
    if (reading instanceof Reading.Read<FieldPath> read) {
      return event -> values(read.value(), event);
    }
    String reason = ((Reading.Unreadable<FieldPath>) reading).message();
    throw new IllegalArgumentException("the path \"" + text + "\" cannot be read: " + reason);
  }

  /**
   * Hides what is always hidden, and what these paths reach.
   *
   * @throws IllegalArgumentException where one is no path; the message quotes it and says why
   */
  public static Redactor redactor(List<String> paths) {
    return Redactor.with(paths.stream().map(EventPaths::of).toList());
  }

  private static List<JsonValue> values(FieldPath path, JsonValue event) {
    List<JsonValue> values = new ArrayList<>();
    path.any(
        Scope.of(event, Attributes.NONE),
        (value, listed) -> {
          values.add(value);
          return false;
        });
    return values;
  }
}
