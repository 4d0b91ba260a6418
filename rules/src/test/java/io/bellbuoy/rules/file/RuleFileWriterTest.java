package io.bellbuoy.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleFileWriterTest {

  @TempDir Path folder;

  @Test
  void theShippedLibraryReadsBackEqual() throws IOException {
    assertReadsBack(RuleFileReader.shipped());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "yes",
        "true",
        "null",
        "~",
        "010",
        "1e2",
        "1.0",
        "2026-01-01",
        "12:30",
        "- a",
        "# a",
        "a: b",
        "a #b",
        "{a}",
        "*a",
        "&a",
        "!a",
        "'",
        "\"",
        "\\",
        " leading",
        "trailing ",
        "two\nlines",
        "two\nlines\n",
        "two\nlines\n\n\n",
        "\n\nblank first",
        "  indented\nfirst",
        "trailing \nspace",
        "tab\there\nand there",
        "tab\there",
        "carriage\r\nreturn",
        "a\u0085b\u2028c",
        "Straße 😀",
        "\u0001",
        "<<",
        "=",
      })
  void anyTextReadsBackEqual(String text) throws IOException {
    Rule rule =
        new Rule(
            "a",
            text,
            Severity.LOW,
            text,
            "{{}} {{" + text.replace("{", "{{").replace("}", "}}"),
            "true # " + text.replaceAll("[\\s\\p{Cntrl}\u2028]+", " ").strip(),
            List.of(new Rule.ExceptionClause(text, "true")),
            List.of(text),
            List.of(text, text),
            List.of(),
            text,
            List.of(),
            List.of());

    assertReadsBack(new RuleFiles(List.of(new NamedList("l", List.of(text))), List.of(rule), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":[],\"b\":{},\"c\":[{}],\"d\":[[1],[]]}",
        "{\"a\":1.0,\"b\":1e2,\"c\":-0,\"d\":12345678901234567890,\"e\":\"1.0\",\"f\":\"yes\"}",
        "{\"a\":true,\"b\":\"true\",\"c\":null,\"d\":\"null\",\"e\":\"\"}",
        "{\"403\":1,\"true\":2,\"\":3,\"a b\":4,\"a: b\":5,\"null\":6}",
        "{\"a\":\"two\\nlines\",\"b\":\"\\u0000\",\"c\":\"\\ud83d\"}",
        "{\"twice\":1,\"twice\":2}",
        "{\"deep\":{\"twice\":1,\"twice\":[]}}",
      })
  void anyEventReadsBackEqual(String event) throws IOException {
    Rule rule = rule(List.of(new Rule.Test("t", true, new RawJson(event))));

    assertReadsBack(new RuleFiles(List.of(), List.of(rule), null));
  }

  @Test
  void aDeepEventReadsBackEqual() throws IOException {
    String event = "{\"a\":".repeat(300) + "1" + "}".repeat(300);
    Rule rule = rule(List.of(new Rule.Test("t", false, new RawJson(event))));

    assertReadsBack(new RuleFiles(List.of(), List.of(rule), null));
  }

  @Test
  void policiesReadBackEqual() throws IOException {
    assertReadsBack(
        new RuleFiles(
            List.of(),
            List.of(rule(List.of())),
            new Policy(
                Policy.Match.ALL,
                List.of(
                    Policy.Entry.of("a"),
                    new Policy.Entry("a", false, List.of("*", "prod-?"), Policy.Mode.SHADOW)))));
    assertReadsBack(new RuleFiles(List.of(), List.of(), new Policy(Policy.Match.FIRST, List.of())));
  }

  @Test
  void severalLinesAreWrittenAsTheyAre() {
    Rule rule =
        new Rule(
            "a",
            "A",
            Severity.HIGH,
            "",
            "{verb}",
            "jpath(\"verb\") = \"get\"\nand true\n",
            List.of(),
            List.of("T1"),
            List.of(),
            List.of(),
            "",
            List.of(),
            List.of());

    assertThat(RuleFileWriter.write(new RuleFiles(List.of(), List.of(rule), null)))
        .isEqualTo(
            """
            rules:
              - id: a
                name: A
                severity: high
                message: '{verb}'
                expression: |
                  jpath("verb") = "get"
                  and true
                attack:
                  - T1
            """);
  }

  private void assertReadsBack(RuleFiles files) throws IOException {
    String text = RuleFileWriter.write(files);

    RuleFileResult result =
        RuleFileReader.read(List.of(Files.writeString(folder.resolve("w.yaml"), text)));

    assertThat(result.hasErrors()).as("%s%n%s", result.findings(), text).isFalse();
    assertThat(result.files()).as(text).isEqualTo(files);
  }

  private static Rule rule(List<Rule.Test> tests) {
    return new Rule(
        "a",
        "A",
        Severity.LOW,
        "",
        "A",
        "true",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        tests);
  }
}
