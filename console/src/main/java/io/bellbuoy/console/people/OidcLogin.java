package io.bellbuoy.console.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.registry.Secrets;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The code flow of OpenID Connect, with PKCE. Thread-safe; blocks while the issuer is asked.
 *
 * <p>The issuer is asked what it offers at the first login, so that a console starts without it.
 */
final class OidcLogin {

  private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
  private static final int PATIENCE_SECONDS = 10;
  private static final int LEEWAY_SECONDS = 30;

  private final Vertx vertx;
  private final OidcConfig config;
  private final String redirect;
  private final Clock clock;
  private @Nullable OAuth2Auth discovered;

  /**
   * A login.
   *
   * @param redirect the URL of this console that the issuer sends browsers back to
   */
  OidcLogin(Vertx vertx, OidcConfig config, String redirect, Clock clock) {
    this.vertx = vertx;
    this.config = config;
    this.redirect = redirect;
    this.clock = clock;
  }

  /** What one login has to be finished with; secret. */
  record Begun(String state, String nonce, String verifier) {

    static Begun now() {
      return new Begun(Secrets.random(), Secrets.random(), Secrets.random());
    }
  }

  /** Who has logged in at the issuer. */
  record Identity(String name, List<String> values) {}

  /** Where a browser is to go. */
  String url(Begun begun) {
    return issuer()
        .authorizeURL(
            new OAuth2AuthorizationURL()
                .setRedirectUri(redirect)
                .setScopes(config.scopes())
                .setState(begun.state())
                .setCodeChallenge(challenge(begun.verifier()))
                .setCodeChallengeMethod("S256")
                .putAdditionalParameter("nonce", begun.nonce()));
  }

  /**
   * Who it is that comes back with the code.
   *
   * @throws ProblemException where the issuer does not vouch for anybody
   */
  Identity finish(Begun begun, String code) {
    User user =
        await(
            issuer()
                .authenticate(
                    new Oauth2Credentials()
                        .setFlow(OAuth2FlowType.AUTH_CODE)
                        .setCode(code)
                        .setCodeVerifier(begun.verifier())
                        .setRedirectUri(redirect)),
            401);
    JsonObject claims = user.attributes().getJsonObject("idToken");
    String wrong = claims == null ? "it sent no ID token" : wrong(claims, begun.nonce());
    if (claims == null || wrong != null) {
      LOG.atWarn().log("a login at {} was refused: {}", config.issuer(), wrong);
      throw ProblemException.of(401, "the answer of the identity provider cannot be trusted");
    }
    Object name = claims.getValue(config.nameClaim());
    if (!(name instanceof String text)) {
      throw ProblemException.of(
          403, "the identity provider does not say the claim " + config.nameClaim());
    }
    return new Identity(text, values(claims));
  }

  /** The library checks these too; a login is worth a second look. */
  private @Nullable String wrong(JsonObject claims, String nonce) {
    if (!nonce.equals(claims.getString("nonce"))) {
      return "its nonce is another one";
    }
    if (!requireNonNull(config.issuer()).equals(claims.getString("iss"))) {
      return "its issuer is another one";
    }
    Object audience = claims.getValue("aud");
    boolean ours =
        audience instanceof JsonArray several
            ? several.contains(config.clientId())
            : requireNonNull(config.clientId()).equals(audience);
    if (!ours) {
      return "it is for somebody else";
    }
    Long end = claims.getLong("exp");
    return end == null || end + LEEWAY_SECONDS < clock.instant().getEpochSecond()
        ? "it has expired"
        : null;
  }

  private List<String> values(JsonObject claims) {
    Object value = claims;
    for (String step : config.roleClaim().split("\\.")) {
      value = value instanceof JsonObject object ? object.getValue(step) : null;
    }
    List<String> values = new ArrayList<>();
    if (value instanceof String text) {
      values.add(text);
    } else if (value instanceof JsonArray several) {
      several.forEach(one -> values.add(String.valueOf(one)));
    }
    return values;
  }

  private synchronized OAuth2Auth issuer() {
    OAuth2Auth known = discovered;
    if (known == null) {
      OAuth2Options options =
          new OAuth2Options()
              .setSite(config.issuer())
              .setClientId(config.clientId())
              .setClientSecret(
                  config.clientSecret() == null ? null : config.clientSecret().value());
      OAuth2Auth fresh = await(OpenIDConnectAuth.discover(vertx, options), 503);
      // An issuer that has changed its keys is asked for the new ones.
      fresh.missingKeyHandler(key -> fresh.jWKSet());
      discovered = fresh;
      known = fresh;
    }
    return known;
  }

  private <T> T await(io.vertx.core.Future<T> answer, int status) {
    try {
      return answer
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.atWarn().log("a login at {} failed: {}", config.issuer(), e.toString());
      throw ProblemException.of(
          status,
          status == 503
              ? "the identity provider does not answer; try again, or log in with a password"
              : "the identity provider does not vouch for this login; begin it again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(503, "interrupted; try again");
    }
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
