package io.bellbuoy.rules.lint;

import static io.bellbuoy.rules.lint.Lints.alert;
import static io.bellbuoy.rules.lint.Lints.entry;
import static io.bellbuoy.rules.lint.Lints.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.Policy.Mode;
import io.bellbuoy.schemas.Rule.ExceptionClause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyLintTest {

  private static final String GET = "jpath(\"verb\") = \"get\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") = "get" and jpath("verb") = "list" | 27+22 `jpath("verb") = "get"`
          jpath("responseStatus.code") > 5 and jpath("responseStatus.code") < 3 | 38+32 `jpath("responseStatus.code") > 5`
          exists(jpath("user")) and jpath("verb") in ("get", "list") and not jpath("verb") in ("list", "get", "watch") | 64+45 `jpath("verb") in ("get", "list")`
          jpath("objectRef.name") startswith "a" and jpath("objectRef.name") startswith "b" | 44+38 `jpath("objectRef.name") startswith "a"`
          jpath("user.username") = "x" and not exists(jpath("user.username")) | 34+34 `jpath("user.username") = "x"`
          jpath("requestObject.spec.x") = "a" and jpath("requestObject.spec.x") != "a" | 41+36 `jpath("requestObject.spec.x") = "a"`
          jpath("verb") = "get" or cluster = "a" and cluster = "b" and exists(jpath("user")) | 44+13 `cluster = "a"`
          not (jpath("verb") = "get" and jpath("verb") = "list") | 32+22 `jpath("verb") = "get"`
          any("requestObject.x", jpath("a") = 1 and jpath("a") not in (1, 2)) | 43+24 `jpath("a") = 1`
          jpath("verb") in ("get", "list") and jpath("verb") != "get" and jpath("verb") != "list" | 65+23 what stands before it
          count(jpath("user.groups")) > 3 and not count(jpath("user.groups")) > 1 | 37+35 `count(jpath("user.groups")) > 3`
          """)
  void comparisonsThatExcludeEachOtherAreFoundWhereTheyStand(String expression, String found) {
    int place = found.indexOf(' ');
    assertThat(Lints.of(rule("a", expression)))
        .containsExactly(
            "a/expression 1:"
                + found.substring(0, place)
                + " this is never so together with"
                + found.substring(place));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") != "get" or jpath("verb") != "list"                    | 1+49
          exists(jpath("user")) and (jpath("verb") = "get" or jpath("verb") != "get") | 28+47
          not (count(jpath("user.groups")) >= 0)                               | 6+32
          jpath("verb") = "get" or count(jpath("user.groups")) < 3 or count(jpath("user.groups")) > 2 | 1+91
          any("requestObject.x", count(jpath("a")) >= 0)                       | 24+22
          all("user.groups", count(jpath("@")) < 3 or count(jpath("@")) > 1)   | 1+66
          """)
  void conditionsThatAlwaysHoldAreFoundWhereTheyStand(String expression, String place) {
    assertThat(Lints.of(rule("a", expression)))
        .containsExactly("a/expression 1:" + place + " this always holds");
  }

  @Test
  void aComparisonThatNeverHoldsIsNotSaidToExcludeOthersToo() {
    assertThat(Lints.of(rule("a", "jpath(\"stage\") = \"panic\" and " + GET))).isEmpty();
    assertThat(Lints.of(rule("a", GET + " and count(jpath(\"user.groups\")) in (-1, -2)")))
        .containsExactly("a/expression 1:27+39 this never holds");
  }

  @Test
  void thePlaceIsThatOfTheRightLine() {
    assertThat(Lints.of(rule("a", GET + "\n  and (\n  jpath(\"verb\") = \"list\")")))
        .singleElement()
        .asString()
        .startsWith("a/expression 3:3+22 this is never so");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"user.groups\") = \"a\" and jpath(\"user.groups\") = \"b\"",
        "jpath(\"user.groups\") = \"a\" and jpath(\"user.groups\") != \"b\"",
        "jpath(\"requestObject.x\") > 5 and jpath(\"requestObject.x\") < 3",
        "jpath(\"requestObject.x\") = \"a\" and jpath(\"requestObject.x\") = \"b\"",
        "jpath(\"responseStatus.code\") > 3 and jpath(\"responseStatus.code\") < 5",
        "jpath(\"verb\") startswith \"g\" and jpath(\"verb\") startswith \"ge\"",
        "false and jpath(\"verb\") = \"get\"",
        "true",
        "not false",
        "jpath(\"verb\") = \"get\" or true",
        "jpath(\"user.groups\") != \"a\" or jpath(\"user.groups\") = \"b\"",
        "jpath(\"requestObject.x\") < 5 or jpath(\"requestObject.x\") >= 5",
        "all(\"user.groups\", jpath(\"@\") = \"a\") or any(\"user.groups\", jpath(\"@\") = \"b\")",
        "jpath(\"verb\") = \"get\" or jpath(\"verb\") = \"list\"",
        "count(jpath(\"user.groups\")) >= 1 and count(jpath(\"user.groups\")) <= 1"
      })
  void whatMayHoldIsLeftAlone(String expression) {
    assertThat(Lints.of(rule("a", expression))).isEmpty();
  }

  @Test
  void exceptionsThatTakeAllOrNothingAreNamed() {
    ExceptionClause all = new ExceptionClause("all", "jpath(\"verb\") in (\"get\", \"list\")");
    ExceptionClause nothing = new ExceptionClause("nothing", "jpath(\"verb\") = \"watch\"");
    ExceptionClause broken = new ExceptionClause("odd", GET + " and jpath(\"verb\") = \"x\"");
    ExceptionClause fine = new ExceptionClause("fine", "jpath(\"user.username\") = \"bob\"");

    assertThat(Lints.of(rule("a", GET, fine, all, nothing, broken)))
        .containsExactly(
            "a/exception all 1:1+32 this exception takes every event that the rule asks for: it"
                + " never matches",
            "a/exception nothing 1:1+23 no event that the rule asks for falls under this exception",
            "a/exception odd 1:27+19 this is never so together with `jpath(\"verb\") = \"get\"`");
  }

  @Test
  void rulesWithTheSameTextAreNamedOnceAlsoWhereBothAreReached() {
    assertThat(
            Lints.of(Match.ALL, alert("a", GET), alert("b", "true"), alert("c", "(" + GET + ")")))
        .containsExactly("c/expression 1:1+23 the rule `a` asks for the same");
    assertThat(
            Lints.of(
                Match.FIRST,
                entry(Mode.ALERT, rule("a", GET), "prod"),
                entry(Mode.ALERT, rule("a", GET), "test"),
                entry(Mode.ALERT, rule("b", GET), "dev")))
        .containsExactly("b/expression 1:1+21 the rule `a` asks for the same");
  }

  @Test
  void aRuleWithAnotherExceptionIsAnotherRule() {
    ExceptionClause bob = new ExceptionClause("bob", "jpath(\"user.username\") = \"bob\"");

    assertThat(Lints.of(Match.ALL, alert("a", GET), entry(Mode.ALERT, rule("b", GET, bob))))
        .isEmpty();
  }

  @Test
  void ofWhatDoesNotCompileNothingIsSaid() {
    assertThat(Lints.of(rule("a", "jpath(\"verb\") ="))).isEmpty();
    assertThat(Lints.of(Match.FIRST, alert("a", "nope"), alert("b", GET), alert("c", GET)))
        .hasSize(1);
  }
}
