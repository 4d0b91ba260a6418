package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * One value of an operand.
 *
 * @param value no array and no null
 * @param listed whether it was reached as an element of the array at which a path ended
 * @param source the value of the event that it was made of; null where it comes from elsewhere
 */
public record Found(JsonValue value, boolean listed, @Nullable JsonValue source) {

  /** A value that comes from no event. */
  static Found outside(JsonValue value) {
    return new Found(value, false, null);
  }

  /** Another value made of this one. */
  Found as(JsonValue other) {
    return new Found(other, listed, source);
  }

  /** The value as text; null where it is an object, which equals nothing. */
  @Nullable String text() {
    if (value instanceof JsonText text) {
      return text.text();
    }
    if (value instanceof JsonNumber number) {
      return number.text();
    }
    return value instanceof JsonBoolean truth ? Boolean.toString(truth.value()) : null;
  }

  /** The value as a number: a JSON number or a text that is one; null where it is neither. */
  @Nullable Decimal number() {
    if (value instanceof JsonText text) {
      return Decimal.of(text.text());
    }
    return value instanceof JsonNumber number ? Decimal.of(number.text()) : null;
  }
}
