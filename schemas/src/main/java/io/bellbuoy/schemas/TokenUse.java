package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * When an API token was last used.
 *
 * @param id of the token
 * @param at the hour of the last use that is known
 */
public record TokenUse(String id, Instant at) {

  public TokenUse {
    requireNonNull(id, "id");
    requireNonNull(at, "at");
  }
}
