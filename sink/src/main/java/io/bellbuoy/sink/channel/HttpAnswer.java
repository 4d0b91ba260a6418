package io.bellbuoy.sink.channel;

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

  private HttpAnswer() {}

  static SendResult judge(int status, @Nullable String retryAfter, Instant now) {
    if (status >= 200 && status < 300) {
      return new SendResult.Sent();
    }
    if (status >= 500 || PASSING.contains(status)) {
      return new SendResult.Later("it answered " + status, waitOf(retryAfter, now));
    }
    if (status >= 300 && status < 400) {
      return new SendResult.Refused(
          "it answered " + status + "; redirects are not followed, configure where it leads");
    }
    return new SendResult.Refused("it answered " + status);
  }

  /** Seconds or a date; what is neither, or has passed, is as if it were not there. */
  private static @Nullable Duration waitOf(@Nullable String retryAfter, Instant now) {
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
