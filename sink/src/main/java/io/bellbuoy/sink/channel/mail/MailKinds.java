package io.bellbuoy.sink.channel.mail;

import io.bellbuoy.sink.channel.ChannelKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class MailKinds {

  private MailKinds() {}

  /** How each is opened, by its name. */
  public static Map<String, ChannelKind> all() {
    return Map.of("email", EmailChannel::open);
  }
}
