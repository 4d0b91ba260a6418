package io.bellbuoy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run measured; kept as JSON, so that the page's tables can be made from it.
 *
 * @param part a to e, as {@code bench/run} takes it
 * @param day of the run, ISO 8601
 * @param mode full or short
 * @param machine on which
 * @param measurements all numbers
 */
public record Results(
    String part, String day, String mode, Machine machine, List<Measurement> measurements) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter WRITER = JSON.writer(SerializationFeature.INDENT_OUTPUT);

  public Results {
    measurements = List.copyOf(measurements);
  }

  /** Writes the file {@code part-jdkN.json} into the folder, in the place of an older one. */
  public Path write(Path folder, int javaRelease) {
    Path file = file(folder, part, javaRelease);
    try {
      Files.createDirectories(folder);
      Files.writeString(file, WRITER.writeValueAsString(this) + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Those of a part under a Java release; empty where that was not run. */
  public static Optional<Results> read(Path folder, String part, int javaRelease) {
    Path file = file(folder, part, javaRelease);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Results.class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The first measurement of that thing under at least those settings. */
  public Optional<Measurement> find(String what, Map<String, String> setting) {
    return measurements.stream().filter(it -> it.is(what, setting)).findFirst();
  }

  private static Path file(Path folder, String part, int javaRelease) {
    return folder.resolve(part + "-jdk" + javaRelease + ".json");
  }
}
