package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.EndedSession;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.TokenUse;
import io.bellbuoy.schemas.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleImageTest {

  private static final Instant NOW = Samples.NOON;

  @Test
  void anEndedSessionIsRememberedUntilItWouldHaveEnded() {
    PeopleImage people =
        PeopleImage.EMPTY
            .with(new EndedSession("a", NOW.plusSeconds(10)), NOW)
            .with(new EndedSession("b", NOW.plusSeconds(20)), NOW)
            .with(new EndedSession("c", NOW.plusSeconds(30)), NOW.plusSeconds(10));

    assertThat(people.ended()).containsOnlyKeys("b", "c");
  }

  @Test
  void theUseOfATokenGoesWithIt() {
    PeopleImage people =
        PeopleImage.EMPTY
            .with(Samples.apiToken("ci", "s", null))
            .withUses(List.of(new TokenUse("ci", NOW), new TokenUse("gone", NOW)));

    assertThat(people.uses()).containsOnlyKeys("ci");
    assertThat(people.withoutToken("ci")).isEqualTo(PeopleImage.EMPTY);
  }

  @Test
  void anAdminWhoLogsInElsewhereIsNoWayBackIn() {
    User elsewhere = new User("sso", Role.ADMIN, null, "https://id.example", false, "g", NOW);

    assertThat(PeopleImage.EMPTY.with(elsewhere).hasAdmin()).isFalse();
    assertThat(PeopleImage.EMPTY.with(Samples.user("e", Role.EDITOR)).hasAdmin()).isFalse();
    assertThat(PeopleImage.EMPTY.with(Samples.user("a", Role.ADMIN)).hasAdmin()).isTrue();
  }
}
