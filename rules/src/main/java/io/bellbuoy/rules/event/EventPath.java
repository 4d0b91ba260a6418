package io.bellbuoy.rules.event;

import java.util.List;

/** The way to some values of an event. Immutable. */
@FunctionalInterface
public interface EventPath {

  /** Those that it reaches, the very ones, in document order; of an array its elements. */
  List<JsonValue> values(JsonValue event);
}
