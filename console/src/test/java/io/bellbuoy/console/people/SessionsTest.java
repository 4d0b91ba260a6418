package io.bellbuoy.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.schemas.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final User ALICE =
      new User("alice", Role.EDITOR, "hash", null, false, "g1", Instant.EPOCH);
  private static final Duration LIFETIME = Duration.ofHours(12);
  private static final Duration IDLE = Duration.ofHours(8);

  private Instant now = Instant.parse("2026-01-01T08:00:00Z");
  private PeopleImage people = PeopleImage.EMPTY.with(ALICE);
  private final Sessions sessions =
      new Sessions(
          text -> Sha256.hex(text).getBytes(UTF_8),
          new SessionConfig(LIFETIME, IDLE),
          false,
          new TestClock());

  /** Ours to move. */
  private final class TestClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private String cookie(Session session) {
    return sessions.setCookie(session).replaceFirst(";.*", "").replaceFirst("^[^=]*=", "");
  }

  private @Nullable Session open(Session session) {
    return sessions.open(cookie(session), people);
  }

  @Test
  void aCookieHoldsItsSession() {
    Session begun = sessions.begin(ALICE);

    assertThat(open(begun)).isEqualTo(begun);
    assertThat(begun.until()).isEqualTo(now.plus(LIFETIME));
    assertThat(sessions.setCookie(begun)).contains("Max-Age=" + LIFETIME.toSeconds());
  }

  @Test
  void whoDoesNothingForTooLongHasToLogInAgain() {
    Session begun = sessions.begin(ALICE);

    now = now.plus(IDLE).minusSeconds(1);
    assertThat(open(begun)).isEqualTo(begun);
    now = now.plusSeconds(1);
    assertThat(open(begun)).isNull();
  }

  @Test
  void whoDoesSomethingStaysUntilTheEndOfTheLifetime() {
    Session begun = sessions.begin(ALICE);
    assertThat(sessions.renewed(begun)).as("the cookie is new enough").isNull();
    now = now.plus(IDLE).minusSeconds(1);

    Session renewed = requireNonNull(sessions.renewed(begun));

    assertThat(renewed.id()).isEqualTo(begun.id());
    assertThat(sessions.csrf(renewed)).isEqualTo(sessions.csrf(begun));
    assertThat(sessions.setCookie(renewed)).contains("Max-Age=" + (4 * 3600 + 1));
    now = now.plusSeconds(60);
    assertThat(open(begun)).as("the old cookie is as old as it was").isNull();
    assertThat(open(renewed)).isEqualTo(renewed);
    now = begun.until();
    assertThat(open(renewed)).as("whatever was done").isNull();
  }

  @Test
  void aCookieThatSomebodyMadeIsNone() {
    String cookie = cookie(sessions.begin(ALICE));

    assertThat(sessions.open(cookie.substring(1), people)).isNull();
    assertThat(sessions.open(cookie + "A", people)).isNull();
    assertThat(sessions.open("", people)).isNull();
    assertThat(sessions.open(".", people)).isNull();
  }

  @Test
  void anotherPasswordOrTheEndOfTheUserEndsIt() {
    Session begun = sessions.begin(ALICE);

    people = PeopleImage.EMPTY.with(ALICE.withPassword("other", false, "g2"));
    assertThat(open(begun)).isNull();
    people = PeopleImage.EMPTY;
    assertThat(open(begun)).isNull();
  }
}
