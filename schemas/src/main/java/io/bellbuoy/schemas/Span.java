package io.bellbuoy.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as rules write it: {@code 30s}, {@code 5m}, {@code 1h}, {@code 1d}.
 *
 * @param duration whole seconds, from one second to 31 days
 */
public record Span(Duration duration) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,8})([smhd])");
  private static final Duration MOST = Duration.ofDays(31);

  public Span {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0
        || duration.compareTo(MOST) > 0
        || !duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
      throw new IllegalArgumentException("a length of time must be from 1s to 31d");
    }
  }

  /**
   * The length that a text is.
   *
   * @throws IllegalArgumentException where it is none; the message says what it must be
   */
  @JsonCreator
  public static Span of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a length of time is a number with s, m, h or d");
    }
    long number = Long.parseLong(matcher.group(1));
    return new Span(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** In the largest unit of which it is a whole number. */
  @JsonValue
  @Override
  public String toString() {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** In milliseconds. */
  public long millis() {
    return duration.toMillis();
  }
}
