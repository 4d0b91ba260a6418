package io.bellbuoy.rules.library;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The shipped library with one or the other policy. */
final class Shipped {

  private Shipped() {}

  static RuleFiles starter() {
    return RuleFileReader.shipped();
  }

  /** With the strict policy, as its file says. */
  static RuleFiles strict() {
    List<Path> files = new ArrayList<>(library());
    files.removeIf(file -> file.endsWith("policy.yaml"));
    files.add(folder("/policies/strict.yaml"));
    RuleFileResult result = RuleFileReader.read(files);
    assertThat(result.findings()).isEmpty();
    return result.files();
  }

  /** Every rule that matches alerts, whatever the policies say. */
  static RuleFiles everyRule() {
    RuleFiles shipped = starter();
    List<Policy.Entry> all =
        shipped.rules().stream()
            .filter(rule -> !rule.tags().contains("known-good"))
            .map(rule -> Policy.Entry.of(rule.id()))
            .toList();
    return new RuleFiles(shipped.lists(), shipped.rules(), new Policy(Policy.Match.ALL, all));
  }

  /** The same, where calls that last are judged as they begin. */
  static RuleFiles judgingStarts(RuleFiles files) {
    List<NamedList> lists =
        files.lists().stream()
            .map(
                list ->
                    list.name().equals("session-stages")
                        ? new NamedList(list.name(), List.of("ResponseStarted"))
                        : list)
            .toList();
    return new RuleFiles(lists, files.rules(), files.policy());
  }

  private static List<Path> library() {
    try (Stream<Path> files = Files.list(folder("/library"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String name) {
    try {
      return Path.of(requireNonNull(Shipped.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
