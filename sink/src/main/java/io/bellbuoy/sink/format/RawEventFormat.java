package io.bellbuoy.sink.format;

import io.bellbuoy.schemas.AuditEvent;

/** The event as it was received, on one line. */
final class RawEventFormat implements EventFormat {

  @Override
  public byte[] write(AuditEvent event) {
    return JsonLine.of(event.json());
  }

  @Override
  public String mediaType() {
    return JsonLine.MEDIA_TYPE;
  }

  @Override
  public String beginning() {
    return "{";
  }
}
