package io.bellbuoy.sink.channel.http;

import io.bellbuoy.sink.channel.ChannelKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class HttpKinds {

  private HttpKinds() {}

  /** How each is opened, by its name. */
  public static Map<String, ChannelKind> all() {
    return Map.of("webhook", WebhookChannel::open);
  }
}
