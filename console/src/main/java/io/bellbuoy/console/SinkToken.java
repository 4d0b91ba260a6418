package io.bellbuoy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.secret.InstallationKey;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import java.time.Instant;
import java.util.Base64;

/**
 * The token by which the sink knows the consoles of an installation: derived from its key, so that
 * all have the same one and none has to keep it.
 */
final class SinkToken {

  private static final String ID = "console";

  private SinkToken() {}

  /** The secret; the token is registered where it is not. */
  static String registered(InstallationKey key, PeopleImage people, RegistryWriter registry) {
    byte[] bytes = key.mac("sink token").apply(new byte[0]);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String hash = Sha256.hex(secret.getBytes(UTF_8));
    ApiToken known = people.tokens().get(ID);
    if (known == null || !known.hash().equals(hash)) {
      ApiToken token = new ApiToken(ID, hash, Role.ADMIN, Instant.now(), null, "console");
      registry.changePeople(Author.of("console"), before -> before.with(token));
    }
    return secret;
  }
}
