package io.bellbuoy.rules.event;

/** What is to be hidden of one event. */
public final class Redaction {

  /** What stands in the place of a secret. */
  public static final String MARK = "[redacted]";

  /** Whether that very value of the event, by identity, is hidden. */
  public boolean hides(JsonValue value) {
    throw new UnsupportedOperationException("to be written");
  }

  /** The event as JSON text with the mark in the place of what is hidden. */
  public String write(JsonValue event) {
    throw new UnsupportedOperationException("to be written");
  }
}
