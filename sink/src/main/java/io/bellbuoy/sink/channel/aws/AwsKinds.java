package io.bellbuoy.sink.channel.aws;

import io.bellbuoy.sink.channel.ChannelKind;
import io.bellbuoy.sink.channel.DocumentKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class AwsKinds {

  private AwsKinds() {}

  /** How each that takes documents is opened, by its name. */
  public static Map<String, DocumentKind> documents() {
    return Map.of("sqs", SqsChannel::open, "s3", S3Channel::open);
  }

  /** How each of the others is opened, by its name. */
  public static Map<String, ChannelKind> all() {
    return Map.of("security-hub", SecurityHubChannel::open);
  }
}
