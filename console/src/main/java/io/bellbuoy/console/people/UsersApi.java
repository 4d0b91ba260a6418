package io.bellbuoy.console.people;

import static io.bellbuoy.console.http.Endpoint.delete;
import static io.bellbuoy.console.http.Endpoint.get;
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
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may log in. Thread-safe. */
public final class UsersApi implements Api {

  private static final String USERS = "/api/v1/users";
  private static final String USER = USERS + "/:name";

  private final People people;
  private final Clock clock;

  public UsersApi(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  /**
   * A user as others may see it.
   *
   * @param provider the OpenID Connect issuer that vouches for it; absent: a password does
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      String name,
      Role role,
      @Nullable String provider,
      boolean mustChangePassword,
      Instant createdAt) {

    static @Nullable Shown of(@Nullable User user) {
      return user == null
          ? null
          : new Shown(
              user.name(),
              user.role(),
              user.provider(),
              user.mustChangePassword(),
              user.createdAt());
    }
  }

  /**
   * What a user is to be.
   *
   * @param password another one, to be changed at the next login; null: it stays, or one is made
   */
  record Wanted(Role role, @Nullable String password) {
    Wanted {
      requireNonNull(role, "role");
    }
  }

  /**
   * A user as it was made.
   *
   * @param password the one-time password where one was made; shown this once
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Put(Shown user, @Nullable String password) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        get(USERS, Role.ADMIN, "Lists users", this::list),
        get(USER, Role.ADMIN, "One user", this::one),
        Endpoint.put(USER, Role.ADMIN, "Makes or changes a user", this::put),
        delete(USER, Role.ADMIN, "Removes a user and ends its sessions", this::remove));
  }

  private Answer list(Request request) {
    List<Shown> all =
        people.known().users().values().stream()
            .sorted(Comparator.comparing(User::name))
            .map(user -> requireNonNull(Shown.of(user)))
            .toList();
    return Answer.json(Page.of(request, all, Shown::name));
  }

  private Answer one(Request request) {
    Shown user = Shown.of(people.known().users().get(request.path("name")));
    if (user == null) {
      throw ProblemException.of(404, "there is no user of that name");
    }
    return Answer.edited(user);
  }

  private Answer put(Request request) {
    String name = request.path("name");
    if (!User.isName(name)) {
      throw ProblemException.of(
          422, "a user's name is 1 to 100 of a-z, 0-9 and . _ @ + -, a letter or digit first");
    }
    Precondition precondition = request.precondition();
    Wanted wanted = request.body(Wanted.class);
    String made = wanted.password() == null && precondition.create() ? oneTime() : null;
    String password = made != null ? made : wanted.password();
    String hash = password == null ? null : SessionApi.hash("password", password);
    PeopleImage after =
        people.change(
            request.caller().name(),
            request,
            before -> {
              User old = before.users().get(name);
              precondition.check(Shown.of(old));
              return stillRun(before, before.with(changed(name, old, wanted.role(), hash)));
            });
    Shown shown = requireNonNull(Shown.of(after.users().get(name)));
    return Answer.json(precondition.create() ? 201 : 200, new Put(shown, made))
        .with("ETag", Etag.of(shown));
  }

  private User changed(String name, @Nullable User old, Role role, @Nullable String hash) {
    if (old == null) {
      return new User(
          name, role, requireNonNull(hash), null, true, Secrets.random(), clock.instant());
    }
    if (old.provider() != null) {
      throw ProblemException.of(
          409, "its role and password are those of " + old.provider() + "; change them there");
    }
    User user = old.withRole(role);
    return hash == null ? user : user.withPassword(hash, true, Secrets.random());
  }

  private Answer remove(Request request) {
    String name = request.path("name");
    Precondition precondition = request.precondition();
    people.change(
        request.caller().name(),
        request,
        before -> {
          precondition.check(Shown.of(before.users().get(name)));
          return stillRun(before, before.withoutUser(name));
        });
    return Answer.none();
  }

  /** An installation that nobody can administer any more is a trap. */
  private static PeopleImage stillRun(PeopleImage before, PeopleImage after) {
    if (before.hasAdmin() && !after.hasAdmin()) {
      throw ProblemException.of(
          409, "that is the last admin with a password; make another one first");
    }
    return after;
  }

  /** A password to be told to somebody and changed by them. */
  private static String oneTime() {
    return Secrets.random().substring(0, 20);
  }
}
