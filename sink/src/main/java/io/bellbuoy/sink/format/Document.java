package io.bellbuoy.sink.format;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Severity;
import java.time.Instant;

/**
 * One alert or audit event as a format writes it. Its bytes are shared and not to be changed.
 *
 * @param id the alert's or the event's; the same cause has the same id, however often it is written
 * @param cluster where it comes from
 * @param time when the alert was raised or the event was received, by our clock
 * @param severity the alert's; {@link Severity#LOW} for events
 * @param bytes one line without its end, in UTF-8
 */
public record Document(String id, String cluster, Instant time, Severity severity, byte[] bytes) {

  public Document {
    requireNonNull(id, "id");
    requireNonNull(cluster, "cluster");
    requireNonNull(time, "time");
    requireNonNull(severity, "severity");
    requireNonNull(bytes, "bytes");
  }
}
