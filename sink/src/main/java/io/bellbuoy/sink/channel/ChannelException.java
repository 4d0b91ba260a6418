package io.bellbuoy.sink.channel;

import java.util.List;

/** A channel that cannot be opened as it is configured; the message has every reason. */
public final class ChannelException extends RuntimeException {

  public ChannelException(String id, List<String> problems) {
    super("channel " + id + ": " + String.join("; ", problems));
  }
}
