package io.bellbuoy.sink.channel.file;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.format.AlertFormats;
import io.bellbuoy.sink.format.Document;
import io.bellbuoy.sink.format.EventFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One line a document in a file that is rotated. Options: {@code path}; {@code maxSize} (100MB)
 * that a file does not outgrow; {@code keep} (10) older files, {@code path.1} the youngest; {@code
 * sync} {@code always}: what was sent outlives the loss of power, or {@code never}.
 */
final class FileChannel implements DocumentChannel {

  private static final int MOST = 500;

  /** Who may only configure channels writes no files but such, and what they rotate to. */
  private static final List<String> SUFFIXES = List.of(".ndjson", ".cef", ".leef");

  private final RotatingFile file;

  private FileChannel(RotatingFile file) {
    this.file = file;
  }

  static DocumentChannel open(ChannelOptions options) {
    Path path = options.path("path");
    Path root = options.environment().folder();
    if (root != null && SUFFIXES.stream().noneMatch(path.toString()::endsWith)) {
      options.problem(
          "path", "its name must end in .ndjson, .cef or .leef, so that it is nobody else's");
    }
    boolean events = options.choice("stream", "alerts", "events").equals("events");
    OwnFile own =
        new OwnFile(path, root, events ? EventFormats.beginnings() : AlertFormats.beginnings());
    long maxSize = options.size("maxSize", 100L << 20);
    int keep = options.number("keep", 10, 0, 1000);
    boolean sync = options.choice("sync", "always", "never").equals("always");
    options.done();
    return new FileChannel(new RotatingFile(own, maxSize, keep, sync));
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    try {
      file.append(Lines.of(documents));
      return new SendResult.Sent();
    } catch (IOException e) {
      return new SendResult.Later("cannot write to " + file.path() + ": " + e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
