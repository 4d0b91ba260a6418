package io.bellbuoy.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFileResult.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error at a random place of an expression is shown at that very place of the file. */
final class RandomPlacesTest {

  private static final List<String> PIECES =
      List.of(
          "true",
          "jpath(\"verb\") = \"get\"",
          "jpath(\"user.username\") != \"it's ä 😀\"",
          "jpath(\"requestURI\") contains /a\\.b\"/",
          "not jpath(\"userAgent\") endswith \"\\\\\"");

  /** How YAML may write a text so that each of its characters has a place. */
  enum Style {
    SINGLE_QUOTED {
      @Override
      String yaml(List<String> lines, int indent) {
        return " '" + String.join(" ", lines).replace("'", "''") + "'\n";
      }
    },
    DOUBLE_QUOTED {
      @Override
      String yaml(List<String> lines, int indent) {
        String text = String.join("\n", lines).replace("\\", "\\\\").replace("\"", "\\\"");
        return " \"" + text.replace("\n", "\\n").replace("ä", "\\u00e4") + "\"\n";
      }
    },
    BLOCK {
      @Override
      String yaml(List<String> lines, int indent) {
        String margin = " ".repeat(6 + indent);
        return " |\n" + margin + String.join("\n" + margin, lines) + "\n";
      }
    },
    BLOCK_WITHOUT_END {
      @Override
      String yaml(List<String> lines, int indent) {
        return BLOCK.yaml(lines, indent).replaceFirst("\\|", "|-");
      }
    },
    PLAIN {
      @Override
      String yaml(List<String> lines, int indent) {
        return " ".repeat(1 + indent) + String.join(" ", lines) + "\n";
      }
    };

    abstract String yaml(List<String> lines, int indent);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void theErrorIsWhereItStands(Style style) {
    Random random = new Random(42);
    for (int i = 0; i < 60; i++) {
      String text =
          "rules:\n  - id: a\n    name: A\n    severity: low\n    expression:"
              + style.yaml(lines(random), random.nextInt(4));

      List<Finding> findings = errors(text);

      assertThat(findings).as(text).hasSize(1);
      Diagnostic error = findings.get(0).diagnostic();
      String line = text.split("\n", -1)[error.line() - 1];
      int start = line.offsetByCodePoints(0, error.column() - 1);
      int end = line.offsetByCodePoints(start, error.length());
      assertThat(line.substring(start, end)).as(text).isEqualTo("nosuch");
      assertThat(findings.get(0).sourceLine()).isEqualTo(line);
    }
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    int wrong = random.nextInt(3);
    for (int i = 0; i < 3; i++) {
      StringBuilder line = new StringBuilder(i == 0 ? "" : "and ");
      for (int piece = random.nextInt(3); piece > 0; piece--) {
        line.append(PIECES.get(random.nextInt(PIECES.size()))).append(" and ");
      }
      line.append(i == wrong ? "nosuch(jpath(\"verb\")) = 1" : "true");
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<Finding> errors(String text) {
    SourceFile file = new SourceFile("rules.yaml", text, EventFiles.NONE);
    return RuleFileReader.read(List.of(), List.of(file)).findings().stream()
        .filter(finding -> finding.diagnostic().kind() == Diagnostic.Kind.ERROR)
        .toList();
  }
}
