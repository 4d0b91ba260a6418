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

  private Scope(JsonValue event, JsonValue here, Attributes attributes, @Nullable Known known) {
    this.event = event;
    this.here = here;
    this.attributes = attributes;
    this.known = known;
  }

  /** Outside of any quantifier. */
  static Scope of(JsonValue event, Attributes attributes) {
    return new Scope(event, event, attributes, null);
  }

  /** Ready for {@link #at}: all scopes that are made of it share what they find out. */
  Scope quantified() {
    return known != null ? this : new Scope(event, here, attributes, new Known());
  }

  /** At a value of a quantifier. */
  Scope at(JsonValue value) {
    return new Scope(event, value, attributes, known);
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
