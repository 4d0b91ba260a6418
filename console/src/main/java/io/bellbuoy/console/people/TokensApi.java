package io.bellbuoy.console.people;

import static io.bellbuoy.console.http.Endpoint.delete;
import static io.bellbuoy.console.http.Endpoint.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Etag;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Precondition;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.schemas.TokenUse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** API tokens of programs. Thread-safe. */
public final class TokensApi implements Api {

  private static final String TOKENS = "/api/v1/tokens";
  private static final String TOKEN = TOKENS + "/:id";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private final People people;
  private final Clock clock;

  public TokensApi(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  /**
   * A token as others may see it.
   *
   * @param expiresAt absent: never
   * @param usedAt the hour of the last use that is known; absent: none is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      String id,
      Role role,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant usedAt) {

    static Shown of(ApiToken token, PeopleImage people) {
      TokenUse use = people.uses().get(token.id());
      return new Shown(
          token.id(),
          token.role(),
          token.createdAt(),
          token.expiresAt(),
          use == null ? null : use.at());
    }

    /** What its tag is made of: a token that is used is not another one. */
    Shown unused() {
      return new Shown(id, role, createdAt, expiresAt, null);
    }
  }

  /** What a token is to be. */
  record Wanted(Role role, @Nullable Instant expiresAt) {
    Wanted {
      requireNonNull(role, "role");
    }
  }

  /**
   * A token as it was made.
   *
   * @param secret what to send with each request; shown this once
   */
  record Made(Shown token, String secret) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        get(TOKENS, Role.ADMIN, "Lists API tokens", this::list),
        get(TOKEN, Role.ADMIN, "One API token", this::one),
        Endpoint.put(TOKEN, Role.ADMIN, "Makes an API token, or gives it a new secret", this::put),
        delete(TOKEN, Role.ADMIN, "Removes an API token", this::remove));
  }

  private Answer list(Request request) {
    PeopleImage known = people.known();
    List<Shown> all =
        known.tokens().values().stream()
            .filter(token -> token.service() == null)
            .sorted(Comparator.comparing(ApiToken::id))
            .map(token -> Shown.of(token, known))
            .toList();
    return Answer.json(Page.of(request, all, Shown::id));
  }

  private Answer one(Request request) {
    PeopleImage known = people.known();
    ApiToken token = own(known, request.path("id"));
    if (token == null) {
      throw ProblemException.of(404, "there is no API token of that id");
    }
    Shown shown = Shown.of(token, known);
    return Answer.json(shown).with("ETag", Etag.of(shown.unused()));
  }

  private Answer put(Request request) {
    String id = request.path("id");
    if (!ID.matcher(id).matches()) {
      throw ProblemException.of(
          422, "a token's id is 1 to 63 of a-z, 0-9 and . _ -, a letter or digit first");
    }
    Precondition precondition = request.precondition();
    Wanted wanted = request.body(Wanted.class);
    Instant now = clock.instant();
    if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
      throw ProblemException.of(422, "expiresAt: that is past already; give a later time");
    }
    String secret = Secrets.random();
    ApiToken token =
        new ApiToken(
            id, Sha256.hex(secret.getBytes(UTF_8)), wanted.role(), now, wanted.expiresAt());
    people.change(
        request.caller().name(),
        request,
        before -> {
          precondition.check(unused(before, id));
          return before.withoutToken(id).with(token);
        });
    Shown shown = Shown.of(token, PeopleImage.EMPTY);
    return Answer.json(precondition.create() ? 201 : 200, new Made(shown, secret))
        .with("ETag", Etag.of(shown));
  }

  private Answer remove(Request request) {
    String id = request.path("id");
    Precondition precondition = request.precondition();
    people.change(
        request.caller().name(),
        request,
        before -> {
          precondition.check(unused(before, id));
          return before.withoutToken(id);
        });
    return Answer.none();
  }

  private static @Nullable Shown unused(PeopleImage people, String id) {
    ApiToken token = own(people, id);
    return token == null ? null : Shown.of(token, people).unused();
  }

  /** A token that is not a service's own; nobody may look at or change those. */
  private static @Nullable ApiToken own(PeopleImage people, String id) {
    ApiToken token = people.tokens().get(id);
    if (token != null && token.service() != null) {
      throw ProblemException.of(409, "that token is the " + token.service() + "'s own");
    }
    return token;
  }
}
