package io.bellbuoy.console.people;

import static io.bellbuoy.console.http.Endpoint.get;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.people.LoginException.Why;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.User;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logging in with OpenID Connect. Thread-safe. */
public final class OidcApi implements Api {

  /** Where the issuer sends browsers back to, below the console's URL. */
  public static final String CALLBACK = "/api/v1/session/oidc/callback";

  private static final Logger LOG = LoggerFactory.getLogger(OidcApi.class);
  private static final String BEGIN = "/api/v1/session/oidc";
  private static final String COOKIE = "bellbuoy_oidc";
  private static final int COOKIE_SECONDS = 600;
  private static final int MOST_TEXT = 4000;

  /** Whoever is a stranger can have the issuer asked: a slow one must not hold all threads. */
  private static final int MOST_AT_ONCE = 2;

  private final People people;
  private final Sessions sessions;
  private final Secrets box;
  private final OidcConfig config;
  private final boolean secure;
  private final Clock clock;
  private final OidcLogin login;
  private final Semaphore asking = new Semaphore(MOST_AT_ONCE);

  /**
   * The endpoints.
   *
   * @param box seals what a login has begun with
   * @param url of the console, as browsers reach it
   */
  public OidcApi(
      People people, Sessions sessions, Secrets box, OidcConfig config, String url, Clock clock) {
    this.people = people;
    this.sessions = sessions;
    this.box = box;
    this.config = config;
    this.secure = url.startsWith("https:");
    this.clock = clock;
    this.login = new OidcLogin(config, URI.create(url + CALLBACK));
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        get("/api/v1/session/providers", null, "How one may log in", this::providers),
        get(BEGIN, null, "Sends a browser to the identity provider", this::begin),
        get(CALLBACK, null, "Where the identity provider sends it back to", this::finish));
  }

  private Answer providers(Request request) {
    return Answer.json(
        Collections.singletonMap(
            "oidc", config.issuer() == null ? null : Map.of("name", config.name())));
  }

  private Answer begin(Request request) {
    if (config.issuer() == null) {
      throw ProblemException.of(404, "no identity provider is configured; log in with a password");
    }
    return orWhyNot(this::toIssuer);
  }

  private Answer toIssuer() {
    OidcLogin.Begun begun = OidcLogin.Begun.now();
    String sealed = box.seal(String.join(" ", begun.state(), begun.nonce(), begun.verifier()));
    String url = atOnce(() -> login.url(begun)).toString();
    return redirect(url).with("Set-Cookie", cookie(sealed, COOKIE_SECONDS));
  }

  private Answer finish(Request request) {
    return orWhyNot(() -> fromIssuer(request));
  }

  /** People stand at both ends of it: they are sent to a page that says what is wrong. */
  private static Answer orWhyNot(Supplier<Answer> step) {
    try {
      return step.get();
    } catch (LoginException e) {
      LOG.atInfo().log("a login at the identity provider failed: {}", e.getMessage());
      return redirect(LoginException.page(e.why()));
    } catch (ProblemException | RegistryException e) {
      LOG.atWarn().log("a login at the identity provider failed: {}", e.getMessage());
      return redirect(LoginException.page(Why.LATER));
    }
  }

  private Answer fromIssuer(Request request) {
    OidcLogin.Begun begun = begun(request.http().getCookie(COOKIE));
    String state = request.query("state");
    if (begun == null
        || state == null
        || !MessageDigest.isEqual(begun.state().getBytes(UTF_8), state.getBytes(UTF_8))) {
      throw new LoginException(Why.AGAIN, "it was not begun here, or too long ago");
    }
    String code = request.query("code");
    if (code == null || code.length() > MOST_TEXT) {
      throw new LoginException(Why.REFUSED, "the identity provider has refused it");
    }
    OidcLogin.Identity identity = atOnce(() -> login.finish(begun, code));
    Role role = config.roleOf(identity.values());
    if (role == null) {
      leave(identity.name().toLowerCase(Locale.ROOT), request);
      throw new LoginException(
          Why.ROLE, "the claim " + config.roleClaim() + " has no value that gives a role");
    }
    User user = known(identity.name().toLowerCase(Locale.ROOT), role, request);
    return redirect("/").with("Set-Cookie", sessions.setCookie(sessions.begin(user)));
  }

  private <T> T atOnce(Supplier<T> question) {
    if (!asking.tryAcquire()) {
      throw new LoginException(Why.LATER, "others are logging in just now");
    }
    try {
      return question.get();
    } finally {
      asking.release();
    }
  }

  /** Who has lost the role at the issuer loses the sessions of the time before, too. */
  private void leave(String name, Request request) {
    if (isOurs(people.known().users().get(name))) {
      PeopleImage ignored =
          people.change(
              name,
              request,
              before -> isOurs(before.users().get(name)) ? before.withoutUser(name) : before);
    }
  }

  private boolean isOurs(@Nullable User user) {
    return user != null && Objects.equals(user.provider(), config.issuer());
  }

  /** The user's record follows the issuer; a name that has a password stays its own. */
  private User known(String name, Role role, Request request) {
    if (!User.isName(name)) {
      throw new LoginException(
          Why.NAME, "the claim " + config.nameClaim() + " is no name that one can have here");
    }
    User user = people.known().users().get(name);
    if (user != null && !isOurs(user)) {
      throw new LoginException(Why.TAKEN, "a user of that name logs in with a password");
    }
    if (user != null && user.role() == role) {
      return user;
    }
    PeopleImage after =
        people.change(
            name,
            request,
            before -> {
              User old = before.users().get(name);
              User fresh =
                  old != null && isOurs(old)
                      ? old.withRole(role)
                      : new User(
                          name,
                          role,
                          null,
                          config.issuer(),
                          false,
                          Secrets.random(),
                          clock.instant());
              return old != null && old.provider() == null ? before : before.with(fresh);
            });
    User made = after.users().get(name);
    if (made == null || made.provider() == null) {
      throw new LoginException(Why.TAKEN, "a user of that name was made meanwhile");
    }
    return made;
  }

  private OidcLogin.@Nullable Begun begun(@Nullable Cookie cookie) {
    if (cookie == null || cookie.getValue().length() > MOST_TEXT) {
      return null;
    }
    try {
      String[] parts = box.open(cookie.getValue()).split(" ", -1);
      return parts.length == 3 ? new OidcLogin.Begun(parts[0], parts[1], parts[2]) : null;
    } catch (RegistryException e) {
      return null;
    }
  }

  /** Lax: the browser comes back from another site. */
  private String cookie(String value, long seconds) {
    return Cookie.cookie(COOKIE, value)
        .setPath(BEGIN)
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(seconds)
        .encode();
  }

  private static Answer redirect(String url) {
    return new Answer(302, Map.of("Location", url), new byte[0]);
  }
}
