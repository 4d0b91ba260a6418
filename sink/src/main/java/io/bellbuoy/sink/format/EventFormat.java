package io.bellbuoy.sink.format;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Severity;

/** How an audit event is written. Implementations are thread-safe. */
public interface EventFormat {

  /**
   * One line without its end, in UTF-8. Redacts nothing: who must not see secrets is given an event
   * without them.
   *
   * @throws io.bellbuoy.schemas.UnreadableRecordException where the event is no JSON object
   */
  byte[] write(AuditEvent event);

  /** What kind of text it is, such as {@code application/json}. */
  String mediaType();

  /** How each of its lines begins, in at most 16 characters. */
  String beginning();

  /** The event, written. */
  default Document document(AuditEvent event) {
    return new Document(
        event.eventId(),
        requireNonNull(event.attributes().get(Attribute.CLUSTER), "cluster"),
        event.receivedAt(),
        Severity.LOW,
        write(event));
  }
}
