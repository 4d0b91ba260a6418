package io.bellbuoy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The value of an option as it is given on the command line. */
final class OptionValue {

  private static final String FROM = "@";

  private OptionValue() {}

  /** The value itself, or what is in the file that it names with an {@code @}. */
  static String of(String name, String value) {
    if (!value.startsWith(FROM)) {
      return value;
    }
    Path file = Path.of(value.substring(FROM.length()));
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
