package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A login that was ended before its time.
 *
 * @param id of the session; no secret
 * @param until when it would have ended by itself; from then on nobody need know of it
 */
public record EndedSession(String id, Instant until) {

  public EndedSession {
    requireNonNull(id, "id");
    requireNonNull(until, "until");
  }
}
