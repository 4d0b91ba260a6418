package io.bellbuoy.sink.channel.google;

import io.bellbuoy.sink.channel.ChannelKind;
import io.bellbuoy.sink.channel.DocumentKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class GoogleKinds {

  private GoogleKinds() {}

  /** How each that takes documents is opened, by its name. */
  public static Map<String, DocumentKind> documents() {
    return Map.of("pubsub", PubSubChannel::open);
  }

  /** How each of the others is opened, by its name. */
  public static Map<String, ChannelKind> all() {
    return Map.of("google-scc", SecurityCommandChannel::open);
  }
}
