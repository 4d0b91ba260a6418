package io.bellbuoy.rules.imported;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaConditionTest {

  private static final String SELECTIONS =
      """
      sel_a: {verb: a}
      sel_b: {verb: b}
      filter: {verb: f, stage: Panic}
      _hidden: {verb: h}
      list: [{verb: x}, {verb: y, level: Request}]
      """;

  private static final String A = "jpath(\"verb\") = \"a\"";

  /** Letters stand for the comparisons with the verb of that name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          sel_a                              ~ A
          not sel_a                          ~ not A
          not not sel_a                      ~ not not A
          sel_a and sel_b                    ~ A and B
          sel_a AND NOT sel_b                ~ A and not B
          sel_a or sel_b and filter          ~ A or (B and F)
          (sel_a or sel_b) and filter        ~ (A or B) and F
          not sel_a and sel_b                ~ not A and B
          not (sel_a and sel_b)              ~ not (A and B)
          ((sel_a))                          ~ A
          1 of sel_*                         ~ A or B
          any of sel_*                       ~ A or B
          all of sel_*                       ~ A and B
          sel_a and not 1 of sel_b*          ~ A and not B
          not all of sel*                    ~ not (A and B)
          1 of s*l_*                         ~ A or B
          1 of _hid*                         ~ H
          filter                             ~ F
          list                               ~ L
          """)
  void putsSelectionsTogether(String condition, String expected) {
    String filter = "jpath(\"verb\") = \"f\" and lowercase(jpath(\"stage\")) = \"panic\"";
    String list =
        "jpath(\"verb\") = \"x\" or (jpath(\"verb\") = \"y\" and lowercase(jpath(\"level\")) ="
            + " \"request\")";
    String expression =
        expected
            .replace("A", A)
            .replace("B", A.replace("\"a\"", "\"b\""))
            .replace("H", A.replace("\"a\"", "\"h\""))
            .replace(
                "(jpath(\"verb\") = \"b\" and F)", "(jpath(\"verb\") = \"b\" and " + filter + ")")
            .replace("F", filter)
            .replace("L", list);

    assertThat(Sigma.expression(SELECTIONS, condition).replace('\n', ' ')).isEqualTo(expression);
  }

  @Test
  void themIsAllButTheHidden() {
    String some = Sigma.expression("a: {verb: a}\n_b: {verb: b}\nc: {verb: c}", "1 of them");

    assertThat(some).isEqualTo("jpath(\"verb\") = \"a\" or jpath(\"verb\") = \"c\"");
  }

  @Test
  void severalConditionsAreAlternatives() {
    assertThat(Sigma.expression("a: {verb: a}\nb: {verb: b}", "[a, b]"))
        .isEqualTo("jpath(\"verb\") = \"a\" or jpath(\"verb\") = \"b\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          nothing                    ~ names `nothing`, which is not there
          sel_a and                  ~ ends too early
          (sel_a                     ~ ends too early
          (sel_a sel_b               ~ lacks a `)`
          sel_a sel_b                ~ makes no sense at `sel_b`
          sel_a)                     ~ makes no sense at `)`
          2 of sel_*                 ~ only 1, any and all are known
          1 of none*                 ~ names nothing
          sel_a | count() > 5        ~ which Sigma has given up
          ''                         ~ ends too early
          """)
  void isRefusedWithTheReason(String condition, String reason) {
    assertThat(Sigma.expression(SELECTIONS, condition)).startsWith("refused: ").contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          a: [word, other]   ~ keywords are looked for in the whole event
          a: word            ~ keywords are looked for in the whole event
          a: []              ~ keywords are looked for in the whole event
          a: {}              ~ a selection is empty
          """)
  void whatAsksNoFieldIsRefused(String selection, String reason) {
    assertThat(Sigma.expression(selection, "a")).startsWith("refused: ").contains(reason);
  }
}
