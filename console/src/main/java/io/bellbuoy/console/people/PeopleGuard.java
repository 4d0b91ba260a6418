package io.bellbuoy.console.people;

import io.bellbuoy.bootstrap.BearerToken;
import io.bellbuoy.console.http.Caller;
import io.bellbuoy.console.http.Guard;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.schemas.ApiToken;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** Knows people by their session and programs by their API token. Thread-safe. */
public final class PeopleGuard implements Guard {

  /** The header that shows that a page of ours has sent the request. */
  static final String CSRF = "X-CSRF-Token";

  /** The header of what a page asks by itself while nobody does anything there. */
  static final String UNATTENDED = "X-Unattended";

  private final People people;
  private final Sessions sessions;
  private final Consumer<ApiToken> onUse;
  private final Clock clock;

  /**
   * A guard.
   *
   * @param onUse is told of every use of a token; must not block
   */
  public PeopleGuard(People people, Sessions sessions, Consumer<ApiToken> onUse, Clock clock) {
    this.people = people;
    this.sessions = sessions;
    this.onUse = onUse;
    this.clock = clock;
  }

  @Override
  public Caller identify(HttpServerRequest request) {
    String secret = BearerToken.of(request);
    if (secret != null) {
      return byToken(secret);
    }
    Session session = session(request);
    if (session.user().mustChangePassword()) {
      throw ProblemException.of(
          403,
          "choose a password of your own first: PUT /api/v1/session/password",
          Map.of("type", "/problems/must-change-password"));
    }
    renew(session, request);
    return new Caller(session.user().name(), session.user().role(), Caller.Via.SESSION);
  }

  /** A stream opens itself anew, and is looked at while it runs: that is nobody's doing. */
  private void renew(Session session, HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    boolean stream = accept != null && accept.contains("text/event-stream");
    if (!stream && request.getHeader(UNATTENDED) == null && !request.response().headWritten()) {
      Session renewed = sessions.renewed(session);
      if (renewed != null) {
        request.response().putHeader("Set-Cookie", sessions.setCookie(renewed));
      }
    }
  }

  /**
   * The session that the request belongs to, whether its password must be changed or not.
   *
   * @throws ProblemException 401 where there is none; 403 where no page of ours has sent it
   */
  Session session(HttpServerRequest request) {
    Session session = sessions.of(request, people.known());
    if (session == null) {
      throw ProblemException.of(401, "log in, or send an API token: Authorization: Bearer <token>");
    }
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    if (!reads && !sessions.isCsrf(request.getHeader(CSRF), session)) {
      throw ProblemException.of(
          403, "the header " + CSRF + " is missing or wrong; reload the page and try again");
    }
    return session;
  }

  private Caller byToken(String secret) {
    ApiToken token = people.known().bySecret(secret, clock.instant());
    if (token == null || token.service() != null) {
      throw ProblemException.of(401, "the API token is unknown or has expired");
    }
    onUse.accept(token);
    return new Caller("token " + token.id(), token.role(), Caller.Via.TOKEN);
  }
}
