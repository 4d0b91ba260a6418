package io.bellbuoy.sink.channel;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.format.AlertFormat;
import io.bellbuoy.sink.format.AlertFormats;
import java.util.List;
import java.util.stream.Stream;

/** Alerts as documents of a format. */
record AlertDocuments(AlertFormat format, DocumentChannel channel) implements Channel {

  /** Such a channel, of the format that its option {@code format} names. */
  static ChannelKind kind(DocumentKind kind) {
    return options -> {
      String[] formats =
          Stream.concat(Stream.of(kind.alertFormat()), AlertFormats.names().stream())
              .distinct()
              .toArray(String[]::new);
      AlertFormat format = AlertFormats.of(options.choice("format", formats));
      return new AlertDocuments(requireNonNull(format, "format"), kind.open(options));
    };
  }

  @Override
  public int mostAtOnce() {
    return channel.mostAtOnce();
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    return channel.send(alerts.stream().map(format::document).toList());
  }

  @Override
  public void close() {
    channel.close();
  }
}
