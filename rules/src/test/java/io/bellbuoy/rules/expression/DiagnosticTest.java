package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DiagnosticTest {

  @Test
  void anErrorIsShownWithItsLineACaretAndAHint() {
    assertThat(diagnostic(14, 3, "write =").display("rules/a.yaml", "jpath(\"verb\") === \"x\""))
        .isEqualTo(
            """
            rules/a.yaml:3:14: error: what is wrong
            jpath("verb") === "x"
                         ^~~
            hint: write =""");
  }

  @Test
  void aWarningSaysSoAndWithoutAHintNoneIsShown() {
    assertThat(new Diagnostic(Kind.WARNING, 1, 1, 4, "odd", null).display("f", "true"))
        .isEqualTo("f:1:1: warning: odd\ntrue\n^~~~");
  }

  @Test
  void tabsStayTabsSoThatTheCaretLinesUp() {
    assertThat(diagnostic(4, 2, null).display("f", "\t\tx == y")).endsWith("\n\t\tx == y\n\t\t ^~");
    assertThat(diagnostic(3, 1, null).display("f", "a\tb")).endsWith("\na\tb\n \t^");
  }

  @Test
  void columnsAreCodePoints() {
    assertThat(diagnostic(4, 1, null).display("f", "😀😀 x")).endsWith("\n😀😀 x\n   ^");
  }

  @Test
  void thePlaceBehindTheEndIsShown() {
    assertThat(diagnostic(5, 1, null).display("f", "a = ")).endsWith("\na = \n    ^");
    assertThat(diagnostic(9, 4, null).display("f", "ab")).endsWith("\nab\n  ^");
    assertThat(diagnostic(1, 1, null).display("f", "")).endsWith("\n\n^");
  }

  @Test
  void whatIsUnderlinedEndsWithTheLine() {
    assertThat(diagnostic(3, 100, null).display("f", "a bcd")).endsWith("\na bcd\n  ^~~");
  }

  @Test
  void controlCharactersDoNotReachATerminal() {
    assertThat(diagnostic(8, 1, null).display("f", "a\u001b[31m\rb"))
        .endsWith("\na [31m b\n       ^")
        .doesNotContain("\u001b");
  }

  @Test
  void aLongLineIsShownAroundThePlace() {
    String line = "a".repeat(500) + "XYZ" + "b".repeat(500);
    String[] shown = diagnostic(501, 3, null).display("f", line).split("\n", -1);
    assertThat(shown[1]).hasSizeLessThan(170).startsWith("…a").endsWith("b…").contains("XYZ");
    assertThat(shown[2].indexOf('^')).isEqualTo(shown[1].indexOf('X'));
    assertThat(shown[2]).endsWith("^~~");
    String[] atStart = diagnostic(2, 1, null).display("f", line).split("\n", -1);
    assertThat(atStart[1]).startsWith("aaa").endsWith("…");
    assertThat(atStart[2]).isEqualTo(" ^");
    String[] atEnd = diagnostic(1004, 1, null).display("f", line).split("\n", -1);
    assertThat(atEnd[2].indexOf('^')).isEqualTo(atEnd[1].length());
  }

  @Test
  void theLineIsFoundInAWholeText() {
    Diagnostic second = new Diagnostic(Kind.ERROR, 2, 1, 1, "m", null);
    assertThat(second.displayIn("f", "one\r\ntwo\nthree")).isEqualTo("f:2:1: error: m\ntwo\n^");
    Diagnostic behind = new Diagnostic(Kind.ERROR, 9, 1, 1, "m", null);
    assertThat(behind.displayIn("f", "one")).isEqualTo("f:9:1: error: m\n\n^");
  }

  private static Diagnostic diagnostic(int column, int length, @Nullable String hint) {
    return new Diagnostic(Kind.ERROR, 3, column, length, "what is wrong", hint);
  }
}
