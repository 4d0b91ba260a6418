package io.bellbuoy.rules.event;

import java.util.Set;

/** What is to be hidden of one event. Immutable. */
public final class Redaction {

  /** What stands in the place of a secret. */
  public static final String MARK = "[redacted]";

  /** By identity; with each hidden container everything inside it. */
  private final Set<JsonValue> hidden;

  Redaction(Set<JsonValue> hidden) {
    this.hidden = hidden;
  }

  /** Whether that very value of the event, by identity, is hidden. */
  public boolean hides(JsonValue value) {
    return hidden.contains(value);
  }

  /** The event, or a part of it, as JSON text with the mark in the place of what is hidden. */
  public String write(JsonValue event) {
    return JsonWriter.write(event, this::hides);
  }

  /** Whether nothing is hidden. */
  boolean isEmpty() {
    return hidden.isEmpty();
  }
}
