package io.bellbuoy.sink.channel.file;

import io.bellbuoy.sink.channel.DocumentKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class FileKinds {

  private FileKinds() {}

  /** How each is opened, by its name. */
  public static Map<String, DocumentKind> all() {
    return Map.of("file", FileChannel::open, "stdout", StdoutChannel::open);
  }
}
