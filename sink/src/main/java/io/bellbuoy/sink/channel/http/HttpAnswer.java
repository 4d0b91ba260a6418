package io.bellbuoy.sink.channel.http;

import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.VisibleText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the status of an HTTP answer means for what was sent. */
final class HttpAnswer {

  /** Request timeout, too early, too many requests. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private static final int MOST_SAID = 300;

  private HttpAnswer() {}

  static SendResult judge(int status, @Nullable Duration pause, String said) {
    if (status >= 200 && status < 300) {
      return new SendResult.Sent();
    }
    String reason = "it answered " + status + (said.isBlank() ? "" : ": " + cleaned(said));
    if (status >= 500 || PASSING.contains(status)) {
      return new SendResult.Later(reason, pause);
    }
    if (status >= 300 && status < 400) {
      return new SendResult.Refused(
          "it answered " + status + "; redirects are not followed, configure where it leads");
    }
    return new SendResult.Refused(reason);
  }

  /** It is shown on pages and in terminals, and it is anybody's. */
  private static String cleaned(String said) {
    String line = said.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return VisibleText.cut(line, MOST_SAID);
  }

  /** Seconds or a date; what is neither, or has passed, is as if it were not there. */
  static @Nullable Duration pause(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    String text = retryAfter.strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isAfter(now) ? Duration.between(now, then) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
