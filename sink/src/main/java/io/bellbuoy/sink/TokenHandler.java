package io.bellbuoy.sink;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.BearerToken;
import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.schemas.ApiToken;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets requests with a valid API token through; every role may read alerts. Thread-safe. */
final class TokenHandler implements Handler<RoutingContext> {

  private static final String TOKEN = "api-token";
  private static final String CALLER = "caller";

  private final Supplier<@Nullable PeopleImage> people;
  private final Clock clock;

  /**
   * A guard.
   *
   * @param people supplies null while they are not known yet
   */
  TokenHandler(Supplier<@Nullable PeopleImage> people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  @Override
  public void handle(RoutingContext request) {
    PeopleImage known = people.get();
    if (known == null) {
      request.response().putHeader("Retry-After", "1");
      Problem.of(503, "API tokens are still being read; try again in a second")
          .send(request.request());
      return;
    }
    String secret = BearerToken.of(request.request());
    ApiToken token = secret == null ? null : known.bySecret(secret, clock.instant());
    if (token == null) {
      refuse(request, secret != null);
      return;
    }
    request.put(TOKEN, token);
    request.put(CALLER, Caller.of(token, request.request()));
    request.next();
  }

  /** Who has come through. */
  static Caller caller(RoutingContext request) {
    return requireNonNull(request.get(CALLER), "asked before the token was looked at");
  }

  private static void refuse(RoutingContext request, boolean given) {
    request.response().putHeader("WWW-Authenticate", BearerToken.challenge(request.request()));
    Problem.of(
            401,
            given
                ? "the API token is unknown or has expired"
                : "an API token is needed: Authorization: Bearer <token>")
        .send(request.request());
  }

  /** Whether the token that a request came with is still valid, for answers that take long. */
  boolean isStillValid(RoutingContext request) {
    PeopleImage known = people.get();
    ApiToken token = request.get(TOKEN);
    if (known == null || token == null) {
      return token != null;
    }
    Instant end = token.expiresAt();
    return token.equals(known.tokens().get(token.id()))
        && (end == null || clock.instant().isBefore(end));
  }
}
