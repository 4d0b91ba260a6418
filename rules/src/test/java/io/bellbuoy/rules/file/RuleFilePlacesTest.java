package io.bellbuoy.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFileResult.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in an expression is shown where it stands in the file, however YAML quotes it. */
final class RuleFilePlacesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "expression: nosuch(jpath(\"a\")) = 1~17",
        "expression:    true and nosuch(jpath(\"a\")) = 1~29",
        "'expression: \"nosuch(jpath(\\\"a\\\")) = 1\"'~18",
        "'expression: \"jpath(\\\"verb\\\") = \\\"\\u00e4\\\" and nosuch(jpath(\\\"a\\\")) = 1\"'~51",
        "'expression: ''nosuch(jpath(\"a\")) = 1'''~18",
        "'expression: ''jpath(\"a\") = \"it''''s\" and nosuch(jpath(\"a\")) = 1'''~43",
        "'\"expression\": nosuch(jpath(\"a\")) = 1'~19",
      })
  void onOneLine(String line, int column) throws IOException {
    Finding finding = onlyError("    " + line + "\n");

    assertThat(finding.diagnostic().line()).isEqualTo(5);
    assertThat(finding.diagnostic().column()).isEqualTo(column);
    assertThat(finding.diagnostic().length()).isEqualTo("nosuch".length());
    assertThat(finding.sourceLine()).isEqualTo("    " + line);
  }

  @Test
  void belowABar() throws IOException {
    Finding finding =
        onlyError(
            """
                expression: |

                  jpath("verb") = "get" # ä 😀
                    and nosuch(jpath("a")) = 1
                tags: [a]
            """);

    assertThat(finding.diagnostic().line()).isEqualTo(8);
    assertThat(finding.diagnostic().column()).isEqualTo(13);
    assertThat(finding.sourceLine()).isEqualTo("        and nosuch(jpath(\"a\")) = 1");
  }

  @Test
  void belowABarThatSaysItsIndentation() throws IOException {
    Finding finding =
        onlyError("    expression: |2-\n         true\n       and nosuch(jpath(\"a\")) = 1\n");

    assertThat(finding.diagnostic().line()).isEqualTo(7);
    assertThat(finding.diagnostic().column()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    expression: >\n      true\n      and nosuch(jpath(\"a\")) = 1\n",
        "    expression: true\n      and nosuch(jpath(\"a\")) = 1\n",
        "    expression: !!str nosuch(jpath(\"a\")) = 1\n",
      })
  void whatIsFoldedOfSeveralLinesIsShownWhereItBegins(String yaml) throws IOException {
    Finding finding = onlyError(yaml);

    assertThat(finding.diagnostic().line()).isEqualTo(5);
    assertThat(finding.diagnostic().column()).isEqualTo(17);
  }

  @Test
  void messagesAndExceptionsHaveTheirPlacesToo() throws IOException {
    List<Finding> findings =
        findings(
            """
                expression: jpath("verb") = "get"
                message: "{user..a..b} did"
                exceptions:
                  - name: x
                    expression: jpath("") = "a"
            """);

    assertThat(findings).extracting(f -> f.diagnostic().line()).containsExactly(6, 9);
    assertThat(findings.get(0).diagnostic().column()).isBetween(15, 28);
    assertThat(findings.get(1).diagnostic().column()).isBetween(21, 28);
  }

  @Test
  void rulesThatAreNotInForceAreCompiledToo() throws IOException {
    assertThat(findings("    expression: nosuch(jpath(\"a\")) = 1\npolicy: {rules: []}\n"))
        .hasSize(1);
  }

  @Test
  void anUnknownListIsShownWhereItIsNamed() throws IOException {
    Finding finding = onlyError("    expression: jpath(\"verb\") in @admins\n");

    assertThat(finding.diagnostic().message()).contains("admins");
    assertThat(finding.diagnostic().column()).isEqualTo(34);
  }

  private Finding onlyError(String expression) throws IOException {
    List<Finding> findings = findings(expression);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).diagnostic().kind()).isEqualTo(Diagnostic.Kind.ERROR);
    return findings.get(0);
  }

  private List<Finding> findings(String rest) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "rules:\n  - id: a\n    name: A\n    severity: low\n" + rest);
    return RuleFileReader.read(List.of(file)).findings().stream()
        .filter(f -> f.diagnostic().kind() == Diagnostic.Kind.ERROR)
        .toList();
  }
}
