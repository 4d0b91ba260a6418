package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import io.bellbuoy.rules.file.RuleTester;
import io.bellbuoy.schemas.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows is so. */
class DocsTest {

  private static final Pattern BLOCK =
      Pattern.compile("^```([a-z-]+)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
  private static final String LANGUAGE = "docs/rule-language.md";

  static List<String> matching() {
    return blocks(LANGUAGE, "bellbuoy");
  }

  static List<String> silent() {
    return blocks(LANGUAGE, "bellbuoy-silent");
  }

  @ParameterizedTest
  @MethodSource("matching")
  void anExampleMatchesTheEventOfThePage(String expression) {
    assertThat(matches(expression)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("silent")
  void anExampleOfSilenceDoesNotMatchIt(String expression) {
    assertThat(matches(expression)).isFalse();
  }

  @Test
  void theRuleFileOfThePageCompilesAndItsTestsPass(@TempDir Path folder) throws IOException {
    for (String yaml : blocks(LANGUAGE, "yaml")) {
      Path file = Files.writeString(folder.resolve("rules.yaml"), yaml);
      RuleFileResult result = RuleFileReader.read(List.of(file));
      assertThat(result.findings()).isEmpty();
      assertThat(RuleTester.run(result.files()))
          .hasSize(2)
          .allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/architecture.md",
        "docs/operations.md",
        "docs/performance.md",
        "docs/rationale.md",
        LANGUAGE
      })
  void everyLinkToAFileLeadsSomewhere(String page) {
    Path folder = requireNonNull(SourceTree.root().resolve(page).getParent());
    Matcher link = LINK.matcher(text(page));
    while (link.find()) {
      assertThat(folder.resolve(link.group(1))).exists();
    }
  }

  @Test
  void theReadmeIsShort() {
    assertThat(text("README.md").lines().count()).isLessThanOrEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/operations.md"})
  void everyCommandOfAPageIsUnderstood(String page) {
    List<String> commands =
        blocks(page, "sh").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("./bellbuoy "))
            .map(line -> line.replaceAll("\\s+#.*", "").substring("./bellbuoy ".length()))
            .toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      BellbuoyMain.commandLine().parseArgs(command.split(" "));
    }
  }

  private static boolean matches(String expression) {
    ParseResult result = ExpressionParser.parse(expression, Map.of());
    assertThat(result.diagnostics()).isEmpty();
    JsonValue event = JsonReader.read(blocks(LANGUAGE, "json").get(0).getBytes(UTF_8));
    return ((ParseResult.Parsed) result).expression().matches(event, Attributes.NONE);
  }

  private static List<String> blocks(String page, String language) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(page));
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  private static String text(String page) {
    return String.join("\n", SourceTree.lines(SourceTree.root().resolve(page))) + "\n";
  }
}
