package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends nothing between two times of the day. What comes then waits in Kafka and is sent
 * afterwards; what must wake somebody is another channel's.
 */
record QuietHours(Hours hours, Channel channel, Clock clock) implements Channel {

  /**
   * From a time of the day to the next {@code to}, where the people are.
   *
   * @param from inclusive
   * @param to exclusive; may be on the next day
   */
  record Hours(LocalTime from, LocalTime to, ZoneId zone) {

    private static final Pattern FORM =
        Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d) +([A-Za-z0-9_+/:-]{1,60})");

    /** Those of the option {@code quietHours}; null where it is not given. */
    static @Nullable Hours read(ChannelOptions options) {
      String text = options.text("quietHours");
      if (text == null) {
        return null;
      }
      Matcher form = FORM.matcher(text.strip());
      try {
        if (form.matches()) {
          LocalTime from = LocalTime.parse(form.group(1));
          LocalTime to = LocalTime.parse(form.group(2));
          if (!from.equals(to)) {
            return new Hours(from, to, ZoneId.of(form.group(3)));
          }
        }
      } catch (DateTimeException e) {
        // Told below, with an example.
      }
      options.problem(
          "quietHours",
          "it must be two different times and a time zone, such as 22:00-07:00 Europe/Berlin");
      return null;
    }

    /** When the quiet hours end in which that is; null: it is in none. */
    @Nullable Instant end(Instant now) {
      ZonedDateTime there = now.atZone(zone);
      LocalTime time = there.toLocalTime();
      boolean overnight = to.isBefore(from);
      boolean late = !time.isBefore(from);
      boolean early = time.isBefore(to);
      if (overnight ? !(late || early) : !(late && early)) {
        return null;
      }
      ZonedDateTime end =
          there.toLocalDate().plusDays(overnight && late ? 1 : 0).atTime(to).atZone(zone);
      // Where clocks are set back the end comes twice, and may be behind us by its first coming.
      return end.toInstant().isAfter(now)
          ? end.toInstant()
          : end.withLaterOffsetAtOverlap().toInstant();
    }
  }

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    Instant end = hours.end(clock.instant());
    return end == null
        ? channel.send(alerts)
        : new SendResult.Held("quiet hours until " + hours.to() + " " + hours.zone(), end);
  }

  @Override
  public void close() {
    channel.close();
  }
}
