package io.bellbuoy.sink.channel.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Destination;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The key file of a service account, as Google Cloud gives it out.
 *
 * @param tokens where it is exchanged for tokens
 * @param url the same as the file writes it
 */
record ServiceAccount(String email, String keyId, PrivateKey key, Destination tokens, String url) {

  private static final String OPTION = "credentials";

  /** That of the option {@code credentials}; null where it is not given, or no such file. */
  static @Nullable ServiceAccount read(ChannelOptions options) {
    String json = options.secret(OPTION);
    if (json == null) {
      return null;
    }
    try {
      return of(JsonSerde.mapper().readTree(json), options.environment().allowLocal());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      // Neither repeats what is in it.
      options.problem(OPTION, "it must be the JSON key file of a service account");
      return null;
    }
  }

  private static ServiceAccount of(JsonNode json, boolean allowLocal)
      throws GeneralSecurityException {
    String url = json.path("token_uri").asText();
    Destination tokens = Destination.of(url, allowLocal);
    String email = json.path("client_email").asText();
    if (!json.path("type").asText().equals("service_account") || tokens == null) {
      throw new IllegalArgumentException("no service account");
    }
    if (email.isEmpty()) {
      throw new IllegalArgumentException("no client_email");
    }
    String keyId = json.path("private_key_id").asText();
    return new ServiceAccount(email, keyId, key(json.path("private_key").asText()), tokens, url);
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return email;
  }
}
