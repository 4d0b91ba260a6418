package io.bellbuoy.rules.match.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.Found;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.expression.ValueTest;
import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.AtomTable;
import io.bellbuoy.rules.match.formula.FormulaCompiler;
import io.bellbuoy.rules.match.formula.SlotTable;
import io.bellbuoy.rules.match.scan.SlotValues;
import io.bellbuoy.rules.match.scan.Texts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of bytes say what the language's own tests say of values. */
final class TextTestTest {

  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "xy",
          "xyx",
          "ax",
          "X",
          "é",
          "xé",
          "😀",
          "\ud83d",
          "\ude00",
          "a\ud83d",
          "403",
          "0403",
          "403.0",
          "4.03e2",
          "-403",
          "-0",
          "0",
          "404",
          "4030000000000000000000",
          "1e9999",
          "1e10000",
          "403x",
          "-",
          "true",
          "false",
          "null",
          "10.0.0.1",
          "10.0.0.300",
          "::1",
          "eA==");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "= \"x\"",
        "= \"403\"",
        "= 403",
        "= -403",
        "= 0",
        "= true",
        "< 403",
        "<= 403",
        "> 403",
        ">= 403",
        "> -1",
        "< \"403.5\"",
        "in (\"x\", \"403\")",
        "in (\"x\", 403)",
        "in cidr(\"10.0.0.0/8\", \"::1\")",
        "contains \"x\"",
        "contains \"\"",
        "contains \"é\"",
        "contains \"\\ud83d\"",
        "startswith \"x\"",
        "startswith \"\"",
        "startswith \"\\ud83d\"",
        "endswith \"x\"",
        "endswith \"\\ude00\"",
        "matches /x.*/",
        "contains /y/"
      })
  void theySayTheSame(String comparison) {
    ParseResult result = ExpressionParser.parse("jpath(\"a\") " + comparison, Map.of());
    Expression expression = ((ParseResult.Parsed) result).expression();
    TextTest test = test(expression);
    for (String text : TEXTS) {
      for (boolean listed : new boolean[] {false, true}) {
        JsonValue value = new JsonValue.JsonText(text);
        check(expression, test, text, new Found(value, listed, null));
      }
    }
    for (String number : List.of("403", "403.0", "-403", "4e2", "0", "-0", "9999999999999999999")) {
      check(expression, test, number, new Found(new JsonValue.JsonNumber(number), false, null));
    }
    for (boolean truth : new boolean[] {true, false}) {
      Found found = new Found(new JsonValue.JsonBoolean(truth), false, null);
      check(expression, test, Boolean.toString(truth), found);
    }
  }

  private static void check(Expression expression, TextTest test, String text, Found found) {
    byte[] bytes = Texts.bytes("<" + text + ">");
    int kind =
        (found.value() instanceof JsonValue.JsonText ? SlotValues.TEXT : 0)
            | (found.listed() ? SlotValues.LISTED : 0);
    assertThat(test.holds(bytes, 1, bytes.length - 1, kind))
        .as("%s %s", text, found)
        .isEqualTo(((ValueTest) expression).literalTest().test(found));
  }

  private static TextTest test(Expression expression) {
    AtomTable atoms = new AtomTable(new SlotTable(path -> true));
    Atom atom = new FormulaCompiler(atoms).of(expression).atoms().get(0);
    return ((Atom.OfValues) atom).test();
  }
}
