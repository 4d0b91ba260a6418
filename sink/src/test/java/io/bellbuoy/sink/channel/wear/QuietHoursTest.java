package io.bellbuoy.sink.channel.wear;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.wear.QuietHours.Hours;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuietHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Hours NIGHT = new Hours(LocalTime.of(22, 0), LocalTime.of(7, 0), BERLIN);
  private static final Hours NOON = new Hours(LocalTime.of(12, 0), LocalTime.of(13, 30), BERLIN);

  @ParameterizedTest
  @CsvSource({
    "2026-01-10T20:59:59Z, -",
    "2026-01-10T21:00:00Z, 2026-01-11T06:00:00Z",
    "2026-01-10T23:30:00Z, 2026-01-11T06:00:00Z",
    "2026-01-11T05:59:59Z, 2026-01-11T06:00:00Z",
    "2026-01-11T06:00:00Z, -",
    // Clocks are set forward at 2:00, and back at 3:00.
    "2026-03-28T23:00:00Z, 2026-03-29T05:00:00Z",
    "2026-10-24T23:00:00Z, 2026-10-25T06:00:00Z"
  })
  void overnightTheyEndInTheMorningWhereThePeopleAre(String now, String end) {
    assertThat(NIGHT.end(Instant.parse(now))).isEqualTo(parsed(end));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-10T10:59:59Z, -",
    "2026-01-10T11:00:00Z, 2026-01-10T12:30:00Z",
    "2026-01-10T12:30:00Z, -"
  })
  void byDayTheyEndOnTheSameDay(String now, String end) {
    assertThat(NOON.end(Instant.parse(now))).isEqualTo(parsed(end));
  }

  @Test
  void anEndThatComesTwiceIsNeverInThePast() {
    Hours early = new Hours(LocalTime.of(1, 0), LocalTime.of(2, 30), BERLIN);

    Instant first = Instant.parse("2026-10-25T00:15:00Z");
    Instant again = Instant.parse("2026-10-25T01:15:00Z");

    assertThat(early.end(first)).isAfter(first);
    assertThat(early.end(again)).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void whatComesInThemIsHeldBackAndTheRestGoes() {
    FakeChannel channel = new FakeChannel(1);
    Clock night = Clock.fixed(Instant.parse("2026-01-10T23:00:00Z"), ZoneOffset.UTC);
    Clock day = Clock.fixed(Instant.parse("2026-01-10T12:00:00Z"), ZoneOffset.UTC);

    assertThat(new QuietHours(NIGHT, channel, night).send(List.of(alert(1))))
        .isEqualTo(
            new SendResult.Held(
                "quiet hours until 07:00 Europe/Berlin", Instant.parse("2026-01-11T06:00:00Z")));
    assertThat(channel.calls).isZero();
    assertThat(new QuietHours(NIGHT, channel, day).send(List.of(alert(1))))
        .isEqualTo(new SendResult.Sent());
    assertThat(channel.taken).containsExactly(alert(1));
  }

  private static @Nullable Instant parsed(String text) {
    return text.equals("-") ? null : Instant.parse(text);
  }
}
