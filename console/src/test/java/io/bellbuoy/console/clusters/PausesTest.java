package io.bellbuoy.console.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PausesTest {

  private static final Instant MORNING = Instant.parse("2026-01-05T06:00:00Z");

  private final Pauses pauses = new Pauses();

  /** Something every so often, from then on for so long; when the last of it was. */
  private Instant sends(Instant from, Duration every, Duration length) {
    Instant at = from;
    while (!at.isAfter(from.plus(length))) {
      pauses.sent(at);
      at = at.plus(every);
    }
    return at.minus(every);
  }

  private boolean isSilent(Instant last, Duration after) {
    return pauses.isSilent(last.plus(after));
  }

  @Test
  void whoNeverSentIsNotSilent() {
    assertThat(pauses.isSilent(MORNING)).isFalse();
    assertThat(pauses.last()).isNull();
  }

  @Test
  void whoAlwaysSendsIsSilentAfterFiveMinutes() {
    Instant last = sends(MORNING, Duration.ofSeconds(10), Duration.ofHours(2));

    assertThat(pauses.last()).isEqualTo(last);
    assertThat(isSilent(last, Duration.ofMinutes(5))).isFalse();
    assertThat(isSilent(last, Duration.ofMinutes(5).plusSeconds(1))).isTrue();
  }

  @Test
  void whoSendsSeldomIsGivenTwiceItsLongestPause() {
    Instant last = sends(MORNING, Duration.ofMinutes(20), Duration.ofHours(2));

    assertThat(isSilent(last, Duration.ofMinutes(40))).isFalse();
    assertThat(isSilent(last, Duration.ofMinutes(41))).isTrue();
  }

  @Test
  void whoIsNewIsGivenAQuarterOfAnHour() {
    Instant last = sends(MORNING, Duration.ofSeconds(10), Duration.ofMinutes(10));

    assertThat(isSilent(last, Duration.ofMinutes(15))).isFalse();
    assertThat(isSilent(last, Duration.ofMinutes(16))).isTrue();
  }

  @Test
  void aNightIsRememberedForADay() {
    Duration often = Duration.ofSeconds(30);
    sends(MORNING, often, Duration.ofHours(12));
    Instant evening = sends(MORNING.plus(Duration.ofHours(24)), often, Duration.ofHours(12));
    assertThat(isSilent(evening, Duration.ofHours(13))).isFalse();

    Instant later = sends(MORNING.plus(Duration.ofHours(96)), often, Duration.ofHours(1));
    Instant next = sends(later.plus(Duration.ofHours(11)), often, Duration.ofHours(60));
    assertThat(isSilent(next, Duration.ofMinutes(6))).as("three days without a night").isTrue();
  }

  @Test
  void oldNewsAreNone() {
    pauses.sent(MORNING);
    pauses.sent(MORNING.minusSeconds(60));

    assertThat(pauses.last()).isEqualTo(MORNING);
  }
}
