package io.bellbuoy.rules.match.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.match.index.TextTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormulaTest {

  private final SlotTable slots = new SlotTable(path -> true);
  private final AtomTable atoms = new AtomTable(slots);
  private final FormulaCompiler compiler = new FormulaCompiler(atoms);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jpath(\"a\") = \"x\" and jpath(\"a\") = \"x\"                      | 1",
        "jpath(\"a\") = \"x\" or jpath(\"['a']\") = \"x\"                   | 1",
        "jpath(\"a\") = \"x\" and jpath(\"a\") != \"x\"                     | 1",
        "jpath(\"a\") = \"x\" and jpath(\"a\") = \"y\"                      | 2",
        "jpath(\"a\") = \"x\" and jpath(\"b\") = \"x\"                      | 2",
        "jpath(\"a\") = \"1\" and jpath(\"a\") = 1                          | 2",
        "jpath(\"a\") in (\"x\", \"y\") and jpath(\"a\") in (\"y\", \"x\")  | 1",
        "jpath(\"a\") matches /x/ and jpath(\"a\") contains /x/             | 2",
        "exists(jpath(\"a\")) and not exists(jpath(\"a\"))                  | 1",
        "lowercase(jpath(\"a\")) = \"x\" and jpath(\"a\") = \"x\"           | 2",
        "cluster = \"x\" and not cluster = \"x\"                            | 1"
      })
  void eachQuestionIsOneAtom(String expression, int expected) {
    formula(expression);

    assertThat(atoms.atoms()).hasSize(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true and true                                | 1",
        "false or jpath(\"a\") = \"x\" and false      | -1",
        "not false or jpath(\"a\") = \"x\"            | 1",
        "any(\"a\", false)                            | -1",
        "all(\"a\", true)                             | 1"
      })
  void whatNeverDependsOnTheEventIsKnown(String expression, int expected) {
    assertThat(formula(expression)).isEqualTo(new Formula.Known(expected));
  }

  @Test
  void negationsStandAtTheAtoms() {
    Formula formula =
        formula("not (jpath(\"a\") = \"x\" and not (jpath(\"b\") = \"y\" or cluster = \"c\"))");

    assertThat(formula).isInstanceOf(Formula.Any.class);
    assertThat(formula.negated().negated()).isEqualTo(formula);
    assertThat(formula.negated().conjuncts()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "any(\"a\", jpath(\"b\") = \"x\")",
        "any(\"a\", jpath(\"b.c\") contains \"x\" or exists(jpath(\"d\")))",
        "any(\"a\", jpath(\"@\") = \"x\")",
        "none(\"a\", jpath(\"..b\") startswith \"x\")",
        "all(\"a\", jpath(\"b\") != \"x\")",
        "any(\"a\", jpath(\"b\") = \"x\" and jpath(\"$.verb\") = \"get\")"
      })
  void aQuantifierThatAsksOneThingNeedsNoTree(String expression) {
    assertThat(formula(expression).atoms()).noneMatch(Atom.OfTree.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "any(\"a\", jpath(\"b\") = \"x\" and jpath(\"c\") = \"y\")",
        "any(\"a\", not exists(jpath(\"b\")))",
        "all(\"a\", jpath(\"b\") = \"x\")",
        "any(\"a\", jpath(\"*\") = \"x\")",
        "any(\"a\", jpath(\"[0]\") = \"x\")",
        "any(\"a\", exists(jpath(\"@\")))",
        "any(\"a\", count(jpath(\"b\")) = 1)",
        "any(\"a\", jpath(\"b\") = jpath(\"c\"))",
        "jpath(\"a\") = jpath(\"b\")",
        "jpath(\"a\") = cluster",
        "\"abc\" contains jpath(\"a\")",
        "count(lowercase(jpath(\"a\"))) = 1",
        "jpath(\"a..b[-1]\") = \"x\"",
        "jpath(\"a[-17]\") = \"x\"",
        "exists(jpath(\"[*]\"))"
      })
  void whatTakesATreeHasOne(String expression) {
    assertThat(formula(expression).atoms()).anyMatch(Atom.OfTree.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({
    "verb, false",
    "user, false",
    "'$.verb', false",
    "'[*].verb', false",
    "*, true",
    "..a, true"
  })
  void whatGoesThroughAllMembersIsKnownAtTheEnd(String path, boolean expected) {
    Atom atom = formula("jpath(\"" + path + "\") = \"x\"").atoms().get(0);

    assertThat(atom.members().contains(SlotTable.END)).isEqualTo(expected);
    assertThat(atom.path()).isEqualTo(path);
  }

  @Test
  void membersHaveHigherNumbersTheLaterTheyCome() {
    assertThat(List.of(member("stage"), member("verb"), member("objectRef.name")))
        .isSorted()
        .allMatch(number -> number < member("annotations"));
    assertThat(member("unheardOf")).isGreaterThan(member("annotations"));
  }

  @Test
  void halvesOfPairsAreNotLookedForInBytes() {
    Atom.OfValues half =
        (Atom.OfValues) formula("jpath(\"a\") startswith \"\\ud83d\"").atoms().get(0);
    Atom.OfValues whole = (Atom.OfValues) formula("jpath(\"a\") startswith \"x\"").atoms().get(0);

    assertThat(half.test()).isInstanceOf(TextTest.Plain.class);
    assertThat(whole.test()).isInstanceOf(TextTest.Prefix.class);
  }

  private int member(String path) {
    return formula("exists(jpath(\"" + path + "\"))").atoms().get(0).members().get(0);
  }

  private Formula formula(String expression) {
    if (ExpressionParser.parse(expression, Map.of()) instanceof ParseResult.Parsed parsed) {
      return compiler.of(parsed.expression());
    }
    throw new AssertionError("does not compile: " + expression);
  }
}
