package io.bellbuoy.sink.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpAnswerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "5, PT5S",
        "' 7 ', PT7S",
        "0, PT0S",
        "'Sun, 1 Mar 2026 12:00:30 GMT', PT30S",
        "'Sun, 1 Mar 2026 11:00:00 GMT', none",
        "soon, none",
        "-5, none",
        "99999999999999999999, none",
        "none, none"
      })
  void retryAfterIsSecondsOrADate(String header, Duration pause) {
    assertThat(HttpAnswer.judge(503, HttpAnswer.pause(header, NOW), ""))
        .isEqualTo(new SendResult.Later("it answered 503", pause));
  }
}
