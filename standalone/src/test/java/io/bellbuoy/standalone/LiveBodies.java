package io.bellbuoy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What real API servers sent, each with the headers that it came with. */
record LiveBodies(Path body, List<String> headers) {

  static final Path FOLDER = Path.of("src/test/resources/live");

  static List<LiveBodies> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(LiveBodies::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LiveBodies read(Path body) {
    Path headers =
        body.resolveSibling(body.getFileName().toString().replace(".json", ".headers.txt"));
    try {
      return new LiveBodies(
          body,
          Files.readAllLines(headers).stream()
              .skip(1)
              .filter(line -> line.contains(": "))
              .filter(line -> !line.matches("(?i)(host|content-length|connection): .*"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String[] headerNamesAndValues() {
    return headers.stream().flatMap(line -> Stream.of(line.split(": ", 2))).toArray(String[]::new);
  }
}
