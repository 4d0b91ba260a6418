package io.bellbuoy.sink.channel;

/** How one kind of channel is opened. */
@FunctionalInterface
public interface ChannelKind {

  /**
   * Reads its options, checks them all with {@link ChannelOptions#done()}, and only then takes hold
   * of files or connections.
   */
  Channel open(ChannelOptions options);
}
