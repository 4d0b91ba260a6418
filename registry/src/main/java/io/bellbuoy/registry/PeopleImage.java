package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Sha256;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** API tokens, by id. */
public record PeopleImage(Map<String, ApiToken> tokens) implements Image<PeopleImage> {

  /** Nobody. */
  public static final PeopleImage EMPTY = new PeopleImage(Map.of());

  private static final String TOKEN = "token/";
  private static final JsonSerde<ApiToken> SERDE = new JsonSerde<>(ApiToken.class);

  public PeopleImage {
    tokens = Map.copyOf(tokens);
  }

  /**
   * The token with that secret, where it is valid now; null: none. The time that it takes does not
   * depend on the secret: every token is looked at.
   */
  public @Nullable ApiToken bySecret(String secret, Instant now) {
    byte[] hash = Sha256.hex(secret.getBytes(UTF_8)).getBytes(US_ASCII);
    ApiToken found = null;
    for (ApiToken token : tokens.values()) {
      if (MessageDigest.isEqual(hash, token.hash().getBytes(US_ASCII))) {
        found = token;
      }
    }
    return found != null && (found.expiresAt() == null || now.isBefore(found.expiresAt()))
        ? found
        : null;
  }

  @Override
  public Delta<PeopleImage> delta() {
    return new EntriesDelta<>(new Entries<>(TOKEN, SERDE, tokens), PeopleImage::new);
  }

  @Override
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    Entries.write(TOKEN, tokens, entries);
    return entries;
  }
}
