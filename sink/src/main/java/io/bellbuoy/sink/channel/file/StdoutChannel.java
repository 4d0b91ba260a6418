package io.bellbuoy.sink.channel.file;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.format.Document;
import java.io.PrintStream;
import java.util.List;

/** One line a document on standard output. */
record StdoutChannel(PrintStream out) implements DocumentChannel {

  private static final int MOST = 500;

  static DocumentChannel open(ChannelOptions options) {
    options.done();
    return new StdoutChannel(options.environment().stdout());
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    byte[] lines = Lines.of(documents);
    out.write(lines, 0, lines.length);
    // Flushes, too.
    return out.checkError()
        ? new SendResult.Later("standard output takes nothing; it was closed")
        : new SendResult.Sent();
  }

  /** Standard output is everybody's. */
  @Override
  public void close() {}
}
