package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import java.util.List;

/** Counts the alerts that the other side was told of. Not thread-safe. */
final class Tally {

  private long told;

  long told() {
    return told;
  }

  /** As many more than were seen passing. */
  void add(long alerts) {
    told += alerts;
  }

  /** The channel, counted. */
  Channel of(Channel channel) {
    return new Counted(this, channel);
  }

  private record Counted(Tally tally, Channel channel) implements Channel {

    @Override
    public int mostAtOnce() {
      return channel.mostAtOnce();
    }

    @Override
    public SendResult send(List<Alert> alerts) {
      SendResult result = channel.send(alerts);
      if (result instanceof SendResult.Sent) {
        tally.add(alerts.size());
      } else if (result instanceof SendResult.Part part) {
        tally.add(part.done());
      }
      return result;
    }

    @Override
    public void close() {
      channel.close();
    }
  }
}
