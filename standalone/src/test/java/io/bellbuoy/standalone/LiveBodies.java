package io.bellbuoy.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What real API servers sent, each with the headers that it came with. */
record LiveBodies(Path body, List<String> headers) {

  static final Path FOLDER = Path.of("src/test/resources/live");

  private static final Set<String> COUNTING =
      RuleFileReader.shipped().rules().stream()
          .filter(Rule::counts)
          .map(Rule::id)
          .collect(Collectors.toSet());

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

  /** What eval finds in all of them by the shipped policy, a line each. */
  static List<String> evaluated(String cluster) throws IOException {
    List<String> command = new ArrayList<>(List.of("eval", "--cluster", cluster));
    command.add("--rules");
    command.add(SourceTree.root().resolve("rules/src/main/resources/library").toString());
    all().forEach(live -> command.add(live.body().toString()));
    Cli eval = Cli.run(command.toArray(String[]::new));
    if (eval.code() != 0) {
      throw new AssertionError(eval.err());
    }
    List<String> found = new ArrayList<>();
    for (String text : eval.lines()) {
      JsonNode match = JsonSerde.mapper().readTree(text);
      found.add(line(match.get("auditID"), match.get("rule"), match.get("message")));
    }
    return found;
  }

  /** An alert as {@link #evaluated} has it. */
  static String line(JsonNode alert) {
    return line(alert.at("/auditID"), alert.at("/rule/id"), alert.at("/message"));
  }

  /**
   * Of a rule that counts, which of several matches alerts depends on the order of their coming.
   */
  private static String line(JsonNode auditID, JsonNode rule, JsonNode message) {
    return COUNTING.contains(rule.asText())
        ? rule.asText()
        : auditID.asText() + " " + rule.asText() + " " + message.asText();
  }
}
