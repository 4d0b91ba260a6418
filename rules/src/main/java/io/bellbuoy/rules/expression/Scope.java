package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.schemas.Attributes;

/**
 * What an expression is asked about.
 *
 * @param here the value that the innermost quantifier is at; the event outside of any
 */
record Scope(JsonValue event, JsonValue here, Attributes attributes) {

  static Scope of(JsonValue event, Attributes attributes) {
    return new Scope(event, event, attributes);
  }

  Scope at(JsonValue value) {
    return new Scope(event, value, attributes);
  }
}
