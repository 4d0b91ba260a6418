package io.bellbuoy.rules.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Events of real API servers, and tables of what is to be said of them. */
final class Samples {

  private Samples() {}

  /** The events of one of the recorded afternoons. */
  static List<String> live(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(resource("/live/" + name + ".ndjson.gz")), UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lines of a public file that is kept beside the project; where it is not, a test is skipped.
   */
  static List<String> published(String name) throws IOException {
    Path corpus = Path.of(System.getProperty("bellbuoy.root", "."), "../shared/corpus/public");
    Path file = corpus.resolve(name);
    assumeTrue(Files.isRegularFile(file), "the corpus is not there: " + file);
    return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
  }

  /** The cells of a table with tabs, without its comments. */
  static List<List<String>> table(String name) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource(name), UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return requireNonNull(Samples.class.getResourceAsStream(name), name);
  }
}
