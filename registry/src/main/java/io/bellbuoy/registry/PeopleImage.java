package io.bellbuoy.registry;

import io.bellbuoy.schemas.ApiToken;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** API tokens, by id. */
public record PeopleImage(Map<String, ApiToken> tokens) {

  /** Nobody. */
  public static final PeopleImage EMPTY = new PeopleImage(Map.of());

  /** The token with that secret, where it is valid now; null: none. Takes constant time. */
  public @Nullable ApiToken bySecret(String secret, Instant now) {
    throw new UnsupportedOperationException("to be written");
  }
}
