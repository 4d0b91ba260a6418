package io.bellbuoy.sink.channel;

import io.bellbuoy.sink.format.AlertFormats;

/** How one kind of channel that takes documents is opened; {@code format} is not its option. */
@FunctionalInterface
public interface DocumentKind {

  /** As {@link ChannelKind#open}. */
  DocumentChannel open(ChannelOptions options);

  /** The format of alerts where none is asked for. */
  default String alertFormat() {
    return AlertFormats.DEFAULT;
  }

  /** The same kind, whose alerts are written in that format where none is asked for. */
  static DocumentKind writing(String alertFormat, DocumentKind kind) {
    return new DocumentKind() {
      @Override
      public DocumentChannel open(ChannelOptions options) {
        return kind.open(options);
      }

      @Override
      public String alertFormat() {
        return alertFormat;
      }
    };
  }
}
