package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The files of the library that is shipped in the jar; an index names them, as a jar cannot. */
final class ShippedLibrary {

  private static final String FOLDER = "/library/";

  private ShippedLibrary() {}

  static List<SourceFile> files() {
    return text("index")
        .lines()
        .filter(name -> !name.isBlank())
        .map(name -> new SourceFile("library/" + name, text(name), EventFiles.NONE))
        .toList();
  }

  private static String text(String name) {
    try (InputStream in = ShippedLibrary.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + FOLDER + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name + " of the jar", e);
    }
  }
}
