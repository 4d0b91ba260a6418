package io.bellbuoy.sink.channel;

/** How one kind of channel that takes documents is opened; {@code format} is not its option. */
@FunctionalInterface
public interface DocumentKind {

  /** As {@link ChannelKind#open}. */
  DocumentChannel open(ChannelOptions options);
}
