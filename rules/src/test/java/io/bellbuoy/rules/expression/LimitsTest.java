package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are too deep, too long or too much. */
@Timeout(60)
final class LimitsTest {

  private static final String TOO_DEEP =
      "not, parentheses and quantifiers are nested deeper than 64 levels";

  @Test
  void sixtyFourLevelsCompile() {
    assertThat(Trial.matches("(".repeat(64) + "true" + ")".repeat(64), "{}")).isTrue();
    assertThat(Trial.matches("not ".repeat(64) + "true", "{}")).isTrue();
    assertThat(Trial.matches("not (".repeat(32) + "true" + ")".repeat(32), "{}")).isTrue();
    assertThat(Trial.matches(quantifiers(64), "{}")).isFalse();
  }

  @Test
  void oneMoreIsRefusedWhereItBegins() {
    assertThat(Trial.errors("(".repeat(65) + "true" + ")".repeat(65)))
        .containsExactly("1:65+1 " + TOO_DEEP);
    assertThat(Trial.errors("not ".repeat(65) + "true")).containsExactly("1:257+3 " + TOO_DEEP);
    assertThat(Trial.errors("not (".repeat(33) + "true" + ")".repeat(33)))
        .containsExactly("1:161+3 " + TOO_DEEP);
    assertThat(Trial.errors(quantifiers(65))).singleElement().asString().endsWith(TOO_DEEP);
  }

  @Test
  void levelsSideBySideAreNotDeep() {
    String not = "not ".repeat(64) + "true";
    assertThat(Trial.matches(not + " and " + not + " or " + not, "{}")).isTrue();
    String parentheses = "(".repeat(64) + "true" + ")".repeat(64);
    assertThat(Trial.matches(parentheses + " and " + parentheses, "{}")).isTrue();
    String mixed = "(" + "not ".repeat(62) + "true and " + "not ".repeat(62) + "true)";
    assertThat(Trial.matches("not " + mixed + " and not " + mixed, "{}")).isFalse();
    String manyNots =
        IntStream.range(0, 1000)
            .mapToObj(i -> "jpath(\"a\") not in (\"x\")")
            .collect(Collectors.joining(" and "));
    assertThat(Trial.matches(manyNots, "{}")).isTrue();
  }

  @Test
  void eightFunctionsCompileAndANinthIsRefused() {
    assertThat(Trial.matches(functions(8) + " = \"x\"", "{\"a\":\"X\"}")).isTrue();
    assertThat(Trial.errors(functions(9) + " = \"x\""))
        .containsExactly("1:90+1 functions are nested deeper than 8 levels");
    assertThat(Trial.matches(functions(8) + " = " + functions(8), "{\"a\":\"X\"}")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "not ",
        "not (",
        "lowercase(",
        "exists(",
        "jpath(",
        "any(\"a\",",
        "cidr(",
        "in (",
        "((not x("
      })
  void endlessNestingIsRefusedBeforeTheParserSeesIt(String piece) {
    assertThat(Trial.errors(piece.repeat(60_000 / piece.length()))).isNotEmpty();
  }

  @Test
  void chainsOfThousandsAreFlat() {
    String chain = "true" + " and true".repeat(7_000);
    Expression expression = Trial.expression(chain);
    assertThat(expression).isInstanceOf(And.class);
    assertThat(((And) expression).conditions()).hasSize(7_001);
    assertThat(expression.matches(Trial.event("{}"), io.bellbuoy.schemas.Attributes.NONE)).isTrue();
    String either = "false" + " or false".repeat(7_000) + " or true";
    assertThat(Trial.matches(either, "{}")).isTrue();
    String set =
        IntStream.range(0, 9_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertThat(Trial.matches("jpath(\"a\") in (" + set + ")", "{\"a\":8999}")).isTrue();
  }

  @Test
  void aTextBeyond64KiBIsRefused() {
    String fits = "true" + " ".repeat(65_532);
    assertThat(Trial.matches(fits, "{}")).isTrue();
    assertThat(Trial.errors(fits + " "))
        .containsExactly("1:1+1 the expression is longer than 64 KiB");
    assertThat(Trial.errors("true // " + "é".repeat(40_000)))
        .containsExactly("1:1+1 the expression is longer than 64 KiB");
  }

  @Test
  void aPathMayBeAsLongAsATextAllows() {
    assertThat(
            Trial.matches("jpath(\"a" + ".a".repeat(30_000) + "\") = \"x\"", "{\"a\":{\"a\":1}}"))
        .isFalse();
    assertThat(
            Trial.matches("jpath(\"*" + ".*".repeat(30_000) + "\") = \"x\"", "{\"a\":{\"a\":1}}"))
        .isFalse();
  }

  private static String quantifiers(int levels) {
    return "any(\"a\",".repeat(levels) + "true" + ")".repeat(levels);
  }

  private static String functions(int levels) {
    return "lowercase(".repeat(levels) + "jpath(\"a\")" + ")".repeat(levels);
  }
}
