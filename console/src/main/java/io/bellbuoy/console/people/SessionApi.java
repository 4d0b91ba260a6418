package io.bellbuoy.console.people;

import static io.bellbuoy.console.http.Endpoint.delete;
import static io.bellbuoy.console.http.Endpoint.get;
import static io.bellbuoy.console.http.Endpoint.post;
import static io.bellbuoy.console.http.Endpoint.put;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.registry.PasswordHash;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.EndedSession;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.User;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logging in and out. Thread-safe. */
public final class SessionApi implements Api {

  private static final Logger LOG = LoggerFactory.getLogger(SessionApi.class);
  private static final String SESSION = "/api/v1/session";

  private final People people;
  private final PeopleGuard guard;
  private final Sessions sessions;
  private final LoginLimit limit;
  private final Clock clock;

  public SessionApi(People people, PeopleGuard guard, Sessions sessions, Clock clock) {
    this.people = people;
    this.guard = guard;
    this.sessions = sessions;
    this.limit = new LoginLimit(clock);
    this.clock = clock;
  }

  /** What somebody sends to log in. */
  record Login(String name, String password) {
    Login {
      requireNonNull(name, "name");
      requireNonNull(password, "password");
    }
  }

  /** What somebody sends for another password. */
  record NewPassword(@JsonProperty("old") String former, @JsonProperty("new") String chosen) {
    NewPassword {
      requireNonNull(former, "old");
      requireNonNull(chosen, "new");
    }
  }

  /** Who is logged in. */
  record LoggedIn(String name, Role role, boolean mustChangePassword, String csrf) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        post(SESSION, null, "Logs in", this::logIn),
        get(SESSION, null, "Who is logged in", this::who),
        delete(SESSION, null, "Logs out", this::logOut),
        put(SESSION + "/password", null, "Changes one's own password", this::changePassword));
  }

  private Answer logIn(Request request) {
    Login login = request.body(Login.class);
    String name = login.name().strip().toLowerCase(Locale.ROOT);
    if (!User.isName(name)) {
      name = "";
    }
    takePart(name, request.address());
    User user = people.known().users().get(name);
    if (!PasswordHash.matches(login.password(), user == null ? null : user.passwordHash())
        || user == null) {
      LOG.atWarn()
          .addKeyValue("name", name)
          .addKeyValue("address", request.address())
          .log("a login was refused");
      throw ProblemException.of(401, "the name or the password is wrong");
    }
    limit.succeeded(name, request.address());
    LOG.atInfo()
        .addKeyValue("name", name)
        .addKeyValue("address", request.address())
        .log("somebody has logged in");
    return begin(user);
  }

  private void takePart(String name, String address) {
    Duration wait = limit.attempt(name, address);
    if (!wait.isZero()) {
      throw ProblemException.of(429, "too many logins failed; wait and try again")
          .retryAfter(wait.toSeconds() + 1);
    }
  }

  private Answer begin(User user) {
    Session session = sessions.begin(user);
    return shown(session).with("Set-Cookie", sessions.setCookie(session));
  }

  private Answer shown(Session session) {
    User user = session.user();
    return Answer.json(
        new LoggedIn(user.name(), user.role(), user.mustChangePassword(), sessions.csrf(session)));
  }

  private Answer who(Request request) {
    return shown(guard.session(request.http()));
  }

  private Answer logOut(Request request) {
    Session session = guard.session(request.http());
    try {
      people.change(
          session.user().name(),
          request,
          before -> before.with(new EndedSession(session.id(), session.until()), clock.instant()));
    } catch (RegistryException e) {
      LOG.atWarn()
          .addKeyValue("name", session.user().name())
          .log("the end of a session could not be recorded: {}", e.getMessage());
      return notRecorded().with("Set-Cookie", sessions.clearCookie());
    }
    return Answer.none().with("Set-Cookie", sessions.clearCookie());
  }

  /** This browser forgets it all the same: who logs out and walks away must not stay logged in. */
  private static Answer notRecorded() {
    Problem problem =
        Problem.of(
            503,
            "this browser has forgotten the session, but its end could not be recorded; a copy of"
                + " the cookie, if there is one, works until the session's own end");
    return new Answer(
        503,
        Map.of("Content-Type", Problem.MEDIA_TYPE, "Retry-After", "5"),
        problem.json().getBytes(UTF_8));
  }

  private Answer changePassword(Request request) {
    Session session = guard.session(request.http());
    NewPassword wanted = request.body(NewPassword.class);
    User user = session.user();
    if (user.passwordHash() == null) {
      throw ProblemException.of(409, "you log in elsewhere; change your password there");
    }
    takePart(user.name(), request.address());
    if (!PasswordHash.matches(wanted.former(), user.passwordHash())) {
      throw refused("old", "the password that you have now is another one");
    }
    limit.succeeded(user.name(), request.address());
    if (wanted.chosen().equals(wanted.former())) {
      throw refused("new", "choose another password than the one that you have now");
    }
    String hash = hash("new", wanted.chosen());
    String generation = Secrets.random();
    PeopleImage after =
        people.change(
            user.name(),
            request,
            before -> {
              if (!user.equals(before.users().get(user.name()))) {
                throw ProblemException.of(
                    409, "somebody else has changed you meanwhile; log in again");
              }
              return before.with(user.withPassword(hash, false, generation));
            });
    return begin(requireNonNull(after.users().get(user.name())));
  }

  /** The hash of a password that somebody chose. */
  static String hash(String field, String password) {
    try {
      return PasswordHash.of(password);
    } catch (IllegalArgumentException e) {
      throw refused(field, String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException refused(String field, String why) {
    return ProblemException.of(422, why, Map.of("field", field));
  }
}
