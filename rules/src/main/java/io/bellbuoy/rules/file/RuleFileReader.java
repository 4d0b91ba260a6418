package io.bellbuoy.rules.file;

import java.nio.file.Path;
import java.util.List;

/** Reads and checks rule files. Thread-safe. */
public final class RuleFileReader {

  private RuleFileReader() {}

  /** What the files say, with everything that is wrong with them; folders are read whole. */
  public static RuleFileResult read(List<Path> paths) {
    throw new UnsupportedOperationException("to be written");
  }

  /** The shipped library with its starter policy. */
  public static RuleFiles shipped() {
    throw new UnsupportedOperationException("to be written");
  }
}
