package io.bellbuoy.console.people;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.bellbuoy.console.people.LoginException.Why;
import io.bellbuoy.registry.Secrets;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
  private static final int MILLIS = 5000;
  private static final int MOST_BYTES = 1 << 20;

  /** For how long an issuer that did not answer is not asked again. */
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final OidcConfig config;
  private final URI redirect;
  private @Nullable Provider discovered;

  /** When it was last asked in vain, {@link System#nanoTime}; null: never since it answered. */
  private @Nullable Long silentSince;

  /**
   * A login.
   *
   * @param redirect the URL of this console that the issuer sends browsers back to
   */
  OidcLogin(OidcConfig config, URI redirect) {
    this.config = config;
    this.redirect = redirect;
  }

  /** What one login has to be finished with; secret. */
  record Begun(String state, String nonce, String verifier) {

    static Begun now() {
      return new Begun(Secrets.random(), Secrets.random(), Secrets.random());
    }

    @Override
    public String toString() {
      return "Begun[…]";
    }
  }

  /** Who has logged in at the issuer, and the values of the claim that gives the role. */
  record Identity(String name, List<String> values) {}

  /** What the issuer says of itself, and what judges its tokens. */
  private record Provider(OIDCProviderMetadata metadata, IDTokenValidator tokens) {}

  /** Where a browser is to go. */
  URI url(Begun begun) {
    return new AuthenticationRequest.Builder(ResponseType.CODE, scope(), client(), redirect)
        .endpointURI(provider().metadata().getAuthorizationEndpointURI())
        .state(new State(begun.state()))
        .nonce(new Nonce(begun.nonce()))
        .codeChallenge(new CodeVerifier(begun.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Who it is that comes back with the code.
   *
   * @throws LoginException where the issuer does not vouch for anybody
   */
  Identity finish(Begun begun, String code) {
    Provider provider = provider();
    try {
      IDTokenClaimsSet claims =
          provider
              .tokens()
              .validate(
                  token(provider, begun, code).getOIDCTokens().getIDToken(),
                  new Nonce(begun.nonce()));
      String name = claims.getStringClaim(config.nameClaim());
      if (name == null) {
        throw new LoginException(
            Why.NAME, "the identity provider does not say the claim " + config.nameClaim());
      }
      return new Identity(name, values(claims.toJSONObject()));
    } catch (GeneralException | BadJOSEException | JOSEException e) {
      LOG.atWarn().log("a login at {} was refused: {}", config.issuer(), e.getMessage());
      throw new LoginException(Why.UNPROVEN, "the identity provider does not vouch for it");
    } catch (IOException e) {
      throw away(e);
    }
  }

  private OIDCTokenResponse token(Provider provider, Begun begun, String code)
      throws GeneralException, IOException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), redirect, new CodeVerifier(begun.verifier()));
    URI endpoint = provider.metadata().getTokenEndpointURI();
    ClientAuthentication secret = authentication(provider.metadata());
    TokenRequest request =
        secret == null
            ? new TokenRequest.Builder(endpoint, client(), grant).build()
            : new TokenRequest.Builder(endpoint, secret, grant).build();
    HTTPRequest http = request.toHTTPRequest();
    http.setConnectTimeout(MILLIS);
    http.setReadTimeout(MILLIS);
    http.setFollowRedirects(false);
    TokenResponse response = OIDCTokenResponseParser.parse(http.send());
    if (response instanceof OIDCTokenResponse tokens
        && tokens.getOIDCTokens().getIDToken() != null) {
      return tokens;
    }
    throw new GeneralException(
        response.indicatesSuccess()
            ? "it sent no ID token"
            : String.valueOf(response.toErrorResponse().getErrorObject()));
  }

  private @Nullable ClientAuthentication authentication(OIDCProviderMetadata metadata) {
    if (config.clientSecret() == null) {
      return null;
    }
    Secret secret = new Secret(config.clientSecret().value());
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    boolean inBody =
        methods != null
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return inBody
        ? new ClientSecretPost(client(), secret)
        : new ClientSecretBasic(client(), secret);
  }

  private List<String> values(Map<String, Object> claims) {
    Object value = claims;
    for (String step : config.roleClaim().split("\\.", -1)) {
      value = value instanceof Map<?, ?> object ? object.get(step) : null;
    }
    List<String> values = new ArrayList<>();
    if (value instanceof String text) {
      values.add(text);
    } else if (value instanceof Collection<?> several) {
      several.forEach(one -> values.add(String.valueOf(one)));
    }
    return values;
  }

  private synchronized Provider provider() {
    Provider known = discovered;
    if (known == null) {
      Long silent = silentSince;
      if (silent != null && System.nanoTime() - silent < REST_NANOS) {
        throw away();
      }
      try {
        Issuer issuer = new Issuer(requireNonNull(config.issuer()));
        OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, MILLIS, MILLIS);
        // Keys are fetched anew where a token names one that is not known.
        JWKSource<SecurityContext> keys =
            JWKSourceBuilder.<SecurityContext>create(
                    metadata.getJWKSetURI().toURL(),
                    new DefaultResourceRetriever(MILLIS, MILLIS, MOST_BYTES))
                .build();
        known =
            new Provider(
                metadata,
                new IDTokenValidator(
                    issuer,
                    client(),
                    new JWSVerificationKeySelector<>(algorithms(metadata), keys),
                    null));
        discovered = known;
        silentSince = null;
      } catch (GeneralException | IOException e) {
        silentSince = System.nanoTime();
        throw away(e);
      }
    }
    return known;
  }

  /** Those that need the issuer's private key: a secret that we share with it proves nothing. */
  private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) {
    Set<JWSAlgorithm> algorithms = new LinkedHashSet<>();
    algorithms.add(JWSAlgorithm.RS256);
    List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
    if (offered != null) {
      offered.stream().filter(JWSAlgorithm.Family.SIGNATURE::contains).forEach(algorithms::add);
    }
    return algorithms;
  }

  private ClientID client() {
    return new ClientID(requireNonNull(config.clientId()));
  }

  private Scope scope() {
    return new Scope(config.scopes().toArray(String[]::new));
  }

  private LoginException away(Exception e) {
    LOG.atWarn().log("{} cannot be asked: {}", config.issuer(), e.getMessage());
    return away();
  }

  private static LoginException away() {
    return new LoginException(Why.AWAY, "the identity provider does not answer");
  }
}
