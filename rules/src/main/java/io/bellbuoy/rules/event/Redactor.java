package io.bellbuoy.rules.event;

/** Finds the secrets in events. One redactor serves everything that leaves. Thread-safe. */
public final class Redactor {

  /** Hides what is always hidden. */
  public static Redactor standard() {
    throw new UnsupportedOperationException("to be written");
  }

  /** What of this event is to be hidden. */
  public Redaction of(JsonValue event) {
    throw new UnsupportedOperationException("to be written");
  }
}
