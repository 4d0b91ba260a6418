package io.bellbuoy.rules.event;

/** Finds the secrets in events. One redactor serves everything that leaves. Thread-safe. */
public final class Redactor {

  private static final Redactor STANDARD = new Redactor();

  private Redactor() {}

  /** Hides what is always hidden. */
  public static Redactor standard() {
    return STANDARD;
  }

  /** What of this event is to be hidden. */
  public Redaction of(JsonValue event) {
    SecretSearch search = new SecretSearch();
    search.event(event);
    return search.found();
  }
}
