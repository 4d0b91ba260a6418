package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, for tests that read them. */
final class SourceTree {

  static final List<String> MODULES =
      List.of(
          "schemas",
          "rules",
          "broker",
          "registry",
          "bootstrap",
          "ingest",
          "engine",
          "sink",
          "console",
          "standalone");

  private SourceTree() {}

  /** The folder with the top pom. */
  static Path root() {
    String given = System.getProperty("bellbuoy.root");
    Path root =
        given != null ? Path.of(given) : requireNonNull(Path.of("").toAbsolutePath().getParent());
    if (!Files.isRegularFile(root.resolve("bellbuoy"))) {
      throw new IllegalStateException(root + " is not the project's folder");
    }
    return root;
  }

  /** All Java files of the modules below that folder, such as {@code src/main/java}. */
  static List<Path> java(String folder) {
    return Stream.concat(MODULES.stream(), Stream.of("bench")) // which is no part of the build
        .map(module -> root().resolve(module).resolve(folder))
        .filter(Files::isDirectory)
        .flatMap(SourceTree::files)
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
