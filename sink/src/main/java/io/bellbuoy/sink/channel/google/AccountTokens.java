package io.bellbuoy.sink.channel.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Tokens for the key of a service account: a signed claim is exchanged for one, as RFC 7523 says.
 */
final class AccountTokens implements TokenSource {

  private static final Duration CLAIM_LIFE = Duration.ofMinutes(30);
  private static final int MOST_ANSWER = 64 << 10;

  private final ServiceAccount account;
  private final String scope;
  private final HttpSender sender;
  private final Clock clock;

  private AccountTokens(ServiceAccount account, String scope, HttpSender sender, Clock clock) {
    this.account = account;
    this.scope = scope;
    this.sender = sender;
    this.clock = clock;
  }

  /** Tokens for that scope; requests are made as those of the service, but for their headers. */
  static TokenSource open(ServiceAccount account, String scope, HttpEndpoint service, Vertx vertx) {
    HttpEndpoint tokens =
        new HttpEndpoint(account.tokens(), service.timeout(), Map.of(), service.tls());
    return new AccountTokens(account, scope, HttpSender.open(tokens, vertx), Clock.systemUTC());
  }

  @Override
  public Issue issue() {
    SignedJWT claim;
    try {
      claim = claim();
    } catch (JOSEException e) {
      return new Denied("the key of " + account + " cannot sign: " + e.getMessage());
    }
    String form = URLUtils.serializeParameters(new JWTBearerGrant(claim).toParameters());
    return TokenSource.of(
        sender.send(
            HttpRequest.post("application/x-www-form-urlencoded", form.getBytes(UTF_8))
                .reading(MOST_ANSWER)),
        sender.toString());
  }

  private SignedJWT claim() throws JOSEException {
    Instant now = clock.instant();
    SignedJWT claim =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(account.keyId())
                .build(),
            new JWTClaimsSet.Builder()
                .issuer(account.email())
                .audience(account.url())
                .claim("scope", scope)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(CLAIM_LIFE)))
                .build());
    claim.sign(new RSASSASigner(account.key()));
    return claim;
  }

  @Override
  public void close() {
    sender.close();
  }
}
