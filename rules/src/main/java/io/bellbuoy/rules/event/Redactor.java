package io.bellbuoy.rules.event;

import java.util.List;

/**
 * Finds the secrets in events. One redactor serves everything that leaves: event, evidence,
 * message. Thread-safe.
 *
 * <p>It always hides the values of Secrets and the tokens of token requests and reviews, whether
 * they stand alone, in a list, in a patch, twice, or as text inside another text.
 */
public final class Redactor {

  private static final Redactor STANDARD = new Redactor(List.of());

  private final List<EventPath> more;

  private Redactor(List<EventPath> more) {
    this.more = List.copyOf(more);
  }

  /** Hides what is always hidden. */
  public static Redactor standard() {
    return STANDARD;
  }

  /** Hides what is always hidden, and what these paths reach with all that is inside it. */
  public static Redactor with(List<EventPath> paths) {
    return new Redactor(paths);
  }

  /**
   * Whether nothing of the event is to be hidden for certain, told quickly by its bytes; where it
   * is false {@link #of} has to be asked. Bytes that are no JSON may be taken for such an event.
   */
  public boolean hidesNothingOf(byte[] event) {
    return more.isEmpty() && SecretHint.noneIn(event);
  }

  /** What of this event is to be hidden. */
  public Redaction of(JsonValue event) {
    SecretSearch search = new SecretSearch();
    search.event(event);
    more.forEach(path -> path.values(event).forEach(search::hide));
    return search.found();
  }
}
