package io.bellbuoy.console.people;

import io.bellbuoy.console.http.Caller;
import io.bellbuoy.console.http.Guard;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.schemas.ApiToken;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Knows API tokens. Thread-safe. */
public final class TokenGuard implements Guard {

  private static final String SCHEME = "bearer ";

  private final Supplier<@Nullable PeopleImage> people;
  private final Clock clock;

  public TokenGuard(Supplier<@Nullable PeopleImage> people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  @Override
  public Caller identify(HttpServerRequest request) {
    PeopleImage known = people.get();
    if (known == null) {
      throw ProblemException.of(503, "users are still being read; try again in a second");
    }
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw ProblemException.of(401, "log in, or send an API token: Authorization: Bearer <token>");
    }
    ApiToken token = known.bySecret(header.substring(SCHEME.length()).strip(), clock.instant());
    if (token == null) {
      throw ProblemException.of(401, "the API token is unknown or has expired");
    }
    return new Caller(token.id(), token.role(), Caller.Via.TOKEN);
  }
}
