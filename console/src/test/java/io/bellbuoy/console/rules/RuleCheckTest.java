package io.bellbuoy.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

  private static final Map<String, NamedList> LISTS =
      Map.of("admins", new NamedList("admins", List.of("alice")));

  @Test
  void aRuleThatCompilesHasNothingToSay() {
    List<FieldDiagnostic> check =
        check("jpath(\"verb\") = \"get\" and jpath(\"user.username\") in @admins");

    assertThat(check).isEmpty();
    assertThat(FieldDiagnostic.refuse(check)).isFalse();
  }

  @Test
  void aTypoIsPlacedWithItsHint() {
    assertThat(check("jpath(\"verb\") =\n  lowercas(jpath(\"verb\"))"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.field()).isEqualTo("expression");
              assertThat(found.severity()).isEqualTo("error");
              assertThat(found.line()).isEqualTo(2);
              assertThat(found.column()).isEqualTo(3);
              assertThat(found.length()).isEqualTo("lowercas".length());
              assertThat(found.hint()).contains("lowercase");
            });
  }

  @Test
  void columnsCountAsEditorsDoBehindCharactersOfTwoUnits() {
    String before = "jpath(\"verb\") = \"😀😀\" and ";

    FieldDiagnostic found = check(before + "lowercas(jpath(\"verb\")) = \"x\"").get(0);

    assertThat(found.column()).isEqualTo(before.length() + 1);
    assertThat(found.length()).isEqualTo("lowercas".length());
  }

  @Test
  void whatIsUnderlinedIsCountedInUnitsToo() {
    String text = "jpath(\"sourceIPs\") in \"😀\"";

    FieldDiagnostic found = check(text).get(0);

    assertThat(text.substring(found.column() - 1, found.column() - 1 + found.length()))
        .isEqualTo("\"😀\"");
  }

  @Test
  void aPlaceBehindTheEndStaysOnTheLine() {
    FieldDiagnostic found = check("jpath(\"verb\") =").get(0);

    assertThat(found.line()).isEqualTo(1);
    assertThat(found.column()).isBetween(1, "jpath(\"verb\") =".length() + 1);
    assertThat(found.length()).isPositive();
  }

  @Test
  void messageAndExceptionsAreCheckedEachAsAFieldOfItsOwn() {
    Rule rule =
        rule(
            "jpath(\"verb\") = \"get\"",
            "{user..}",
            new Rule.ExceptionClause("fine", "jpath(\"verb\") = \"list\""),
            new Rule.ExceptionClause("bad", "jpath(\"verb\") in @nobody"));

    List<FieldDiagnostic> check = RuleCheck.texts(rule, LISTS);

    assertThat(FieldDiagnostic.refuse(check)).isTrue();
    assertThat(check)
        .extracting(FieldDiagnostic::field)
        .containsExactly("message", "exceptions[1].expression");
  }

  @Test
  void whatClientsCanForgeIsWarnedOfInExceptionsAlone() {
    String forged = "jpath(\"sourceIPs\") in cidr(\"10.0.0.0/8\")";
    String office = "jpath(\"sourceIPs\") in cidr(\"10.1.0.0/16\")";
    Rule rule = rule(forged, "x", new Rule.ExceptionClause("office", office));

    List<FieldDiagnostic> check = RuleCheck.texts(rule, Map.of());

    assertThat(FieldDiagnostic.refuse(check)).isFalse();
    assertThat(check)
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.field()).isEqualTo("exceptions[0].expression");
              assertThat(found.severity()).isEqualTo("warning");
            });
  }

  private static List<FieldDiagnostic> check(String expression) {
    return RuleCheck.texts(rule(expression, "x"), LISTS);
  }

  private static Rule rule(String expression, String message, Rule.ExceptionClause... exceptions) {
    return new Rule(
        "checked",
        "Checked",
        Severity.LOW,
        "",
        message,
        expression,
        List.of(exceptions),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  @Test
  void namesAreLinesOfTheirOwn() {
    Rule rule =
        rule(
            "true",
            "x",
            new Rule.ExceptionClause("twice", "false"),
            new Rule.ExceptionClause("twice", "false"),
            new Rule.ExceptionClause(" ", "false"));

    assertThat(RuleCheck.of(rule, LISTS))
        .filteredOn(FieldDiagnostic::isError)
        .extracting(FieldDiagnostic::field)
        .containsExactly("exceptions[1].name", "exceptions[2].name");
  }
}
