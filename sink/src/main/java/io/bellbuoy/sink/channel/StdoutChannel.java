package io.bellbuoy.sink.channel;

import io.bellbuoy.schemas.Alert;
import java.io.PrintStream;
import java.util.List;

/** NDJSON on standard output. */
record StdoutChannel(PrintStream out) implements Channel {

  private static final int MOST = 500;

  static Channel open(ChannelOptions options) {
    options.done();
    return new StdoutChannel(options.environment().stdout());
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    byte[] lines = AlertLines.of(alerts);
    out.write(lines, 0, lines.length);
    // Flushes, too.
    return out.checkError()
        ? new SendResult.Later("standard output does not take alerts; it was closed")
        : new SendResult.Sent();
  }

  /** Standard output is everybody's. */
  @Override
  public void close() {}
}
