package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.SendResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel with all that its configuration makes it wear. Used by one thread at a time. */
public final class WornChannel implements Channel {

  private final Channel channel;
  private final @Nullable Digest digest;
  private final Memory memory;
  private final Tally tally;

  WornChannel(Channel channel, @Nullable Digest digest, Memory memory, Tally tally) {
    this.channel = channel;
    this.digest = digest;
    this.memory = memory;
    this.tally = tally;
  }

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    return channel.send(alerts);
  }

  /** A summary whose time has come, the same until it is settled; null: there is none. */
  public @Nullable Alert due() {
    return digest == null ? null : digest.due();
  }

  /** Sends what {@link #due()} said; where it is there it is settled as well. */
  public SendResult sendDue(Alert summary) {
    return digest == null ? new SendResult.Unwanted() : digest.sendDue(summary);
  }

  /** The summary is not to come again. */
  public void settleDue(Alert summary) {
    if (digest != null) {
      digest.settle(summary);
    }
  }

  /** What is to be kept beside the channel's offsets. */
  public Memory memory() {
    return memory;
  }

  /**
   * How many alerts the other side was told of since this was opened, those of summaries as well.
   */
  public long told() {
    return tally.told();
  }

  @Override
  public void close() {
    channel.close();
  }
}
