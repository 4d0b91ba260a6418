package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.schemas.Attributes;
import org.jspecify.annotations.Nullable;

/** What an expression is asked about. For one thread. */
final class Scope {

  private final JsonValue event;
  private final JsonValue here;
  private final Attributes attributes;
  private final @Nullable Known known;
  private final boolean nested;

  private Scope(
      JsonValue event,
      JsonValue here,
      Attributes attributes,
      @Nullable Known known,
      boolean nested) {
    this.event = event;
    this.here = here;
    this.attributes = attributes;
    this.known = known;
    this.nested = nested;
  }

  /** Outside of any quantifier. */
  static Scope of(JsonValue event, Attributes attributes) {
    return new Scope(event, event, attributes, null, false);
  }

  /**
   * Ready for {@link #at}: all scopes that are made of it share what they find out.
   *
   * @param below whether the values that it will be at may lie inside each other
   */
  Scope quantified(boolean below) {
    return known != null && nested == (nested || below)
        ? this
        : new Scope(event, here, attributes, known == null ? new Known() : known, nested || below);
  }

  /** At a value of a quantifier. */
  Scope at(JsonValue value) {
    return new Scope(event, value, attributes, known, nested);
  }

  /** Whether the values that quantifiers are at may lie inside each other. */
  boolean nested() {
    return nested;
  }

  JsonValue event() {
    return event;
  }

  /** The value that the innermost quantifier is at; the event outside of any. */
  JsonValue here() {
    return here;
  }

  Attributes attributes() {
    return attributes;
  }

  /** What was found out before; null outside of any quantifier. */
  @Nullable Known known() {
    return known;
  }
}
