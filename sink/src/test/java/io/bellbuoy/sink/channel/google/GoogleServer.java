package io.bellbuoy.sink.channel.google;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.TestReceiver;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives tokens out for the key of a service account, as Google does. Thread-safe. */
final class GoogleServer implements AutoCloseable {

  static final String ACCOUNT = "sink@project-1.iam.gserviceaccount.com";

  private final TestReceiver tokens = new TestReceiver();
  private final KeyPair keys;
  private final AtomicInteger given = new AtomicInteger();

  GoogleServer() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    tokens.answer(
        (exchange, call) -> {
          check(call);
          TestReceiver.body(
                  200,
                  "{\"access_token\":\"token-"
                      + given.incrementAndGet()
                      + "\",\"expires_in\":3599,"
                      + "\"token_type\":\"Bearer\"}")
              .to(exchange, call);
        });
  }

  /** The key file of the service account. */
  String credentials() {
    return JsonSerde.mapper()
        .valueToTree(
            Map.of(
                "type",
                "service_account",
                "client_email",
                ACCOUNT,
                "private_key_id",
                "key-1",
                "private_key",
                pem(),
                "token_uri",
                tokens.url("/token")))
        .toString();
  }

  private String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** Where tokens are asked for. */
  TestReceiver tokens() {
    return tokens;
  }

  /** How many were given out; the last is token-N. */
  int given() {
    return given.get();
  }

  private void check(TestReceiver.Call call) {
    Map<String, List<String>> form = URLUtils.parseParameters(call.body());
    assertThat(form)
        .containsEntry("grant_type", List.of("urn:ietf:params:oauth:grant-type:jwt-bearer"));
    try {
      SignedJWT claim = SignedJWT.parse(requireNonNull(form.get("assertion")).get(0));
      assertThat(claim.verify(new RSASSAVerifier((RSAPublicKey) keys.getPublic()))).isTrue();
      assertThat(claim.getHeader().getKeyID()).isEqualTo("key-1");
      assertThat(claim.getJWTClaimsSet().getIssuer()).isEqualTo(ACCOUNT);
      assertThat(claim.getJWTClaimsSet().getAudience()).containsExactly(tokens.url("/token"));
      assertThat(claim.getJWTClaimsSet().getStringClaim("scope"))
          .isEqualTo("https://www.googleapis.com/auth/cloud-platform");
      assertThat(claim.getJWTClaimsSet().getExpirationTime())
          .isAfter(claim.getJWTClaimsSet().getIssueTime());
    } catch (ParseException | JOSEException e) {
      throw new AssertionError("the assertion is no signed claim", e);
    }
  }

  @Override
  public void close() {
    tokens.close();
  }
}
