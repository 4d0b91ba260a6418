package io.bellbuoy.sink.channel.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Destination;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Where people read on: the option {@code console}, the console's URL as they reach it. Immutable.
 *
 * @param console without a slash at its end; null: there is no link
 */
public record ConsoleLink(@Nullable String console) {

  /** What the options say. */
  public static ConsoleLink read(ChannelOptions options) {
    String url = options.text("console");
    if (url == null) {
      return new ConsoleLink(null);
    }
    if (Destination.of(url, true) == null || !url.matches("[!-~&&[^<>\"|\\\\^`{}]]+")) {
      options.problem("console", "it must be the console's http or https URL");
    }
    return new ConsoleLink(url.replaceAll("/+$", ""));
  }

  /** The page of that alert; null: nobody said where the console is. */
  public @Nullable String to(Alert alert) {
    return console == null ? null : console + "/alerts/" + URLEncoder.encode(alert.id(), UTF_8);
  }
}
