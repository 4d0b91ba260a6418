package io.bellbuoy.sink.channel.kafka;

import io.bellbuoy.sink.channel.DocumentKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class KafkaKinds {

  private KafkaKinds() {}

  /** How each is opened, by its name. */
  public static Map<String, DocumentKind> all() {
    return Map.of("kafka", KafkaChannel::open);
  }
}
