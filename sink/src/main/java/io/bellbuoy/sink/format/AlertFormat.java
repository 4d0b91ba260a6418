package io.bellbuoy.sink.format;

import io.bellbuoy.schemas.Alert;

/** How an alert is written. Implementations are thread-safe. */
public interface AlertFormat {

  /** One line without its end, in UTF-8; whatever the alert's texts hold. */
  byte[] write(Alert alert);

  /** What kind of text it is, such as {@code application/json}. */
  String mediaType();

  /** How each of its lines begins, in at most 16 characters. */
  String beginning();

  /** The alert, written. */
  default Document document(Alert alert) {
    return new Document(
        alert.id(), alert.cluster(), alert.raisedAt(), alert.rule().severity(), write(alert));
  }
}
