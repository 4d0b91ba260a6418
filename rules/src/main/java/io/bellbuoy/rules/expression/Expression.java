package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.schemas.Attributes;

/** A rule's condition, parsed. Immutable; answers for itself and never throws. */
public interface Expression {

  /** Whether the event matches. */
  boolean matches(JsonValue event, Attributes attributes);
}
