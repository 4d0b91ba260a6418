package io.bellbuoy.sink.watch;

import java.time.Duration;

/** Times in words. */
final class Spoken {

  private Spoken() {}

  /** Such as {@code 3 minutes}; never more than two digits but for days. */
  static String duration(long seconds) {
    Duration duration = Duration.ofSeconds(seconds);
    if (seconds < 120) {
      return seconds + " seconds";
    }
    if (duration.toMinutes() < 120) {
      return duration.toMinutes() + " minutes";
    }
    return duration.toHours() < 48 ? duration.toHours() + " hours" : duration.toDays() + " days";
  }
}
