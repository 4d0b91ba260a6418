package io.bellbuoy.console.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.trial.RuleCheck.Placed;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

  private static final Map<String, NamedList> LISTS =
      Map.of("admins", new NamedList("admins", List.of("alice")));

  @Test
  void aRuleThatCompilesHasNothingToSay() {
    RuleCheck check = check("jpath(\"verb\") = \"get\" and jpath(\"user.username\") in @admins");

    assertThat(check.diagnostics()).isEmpty();
    assertThat(check.refuses()).isFalse();
  }

  @Test
  void aTypoIsPlacedWithItsHint() {
    assertThat(check("jpath(\"verb\") =\n  lowercas(jpath(\"verb\"))").diagnostics())
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

    Placed found = check(before + "lowercas(jpath(\"verb\")) = \"x\"").diagnostics().get(0);

    assertThat(found.column()).isEqualTo(before.length() + 1);
    assertThat(found.length()).isEqualTo("lowercas".length());
  }

  @Test
  void whatIsUnderlinedIsCountedInUnitsToo() {
    String text = "jpath(\"sourceIPs\") in \"😀\"";

    Placed found = check(text).diagnostics().get(0);

    assertThat(text.substring(found.column() - 1, found.column() - 1 + found.length()))
        .isEqualTo("\"😀\"");
  }

  @Test
  void aPlaceBehindTheEndStaysOnTheLine() {
    Placed found = check("jpath(\"verb\") =").diagnostics().get(0);

    assertThat(found.line()).isEqualTo(1);
    assertThat(found.column()).isBetween(1, "jpath(\"verb\") =".length() + 1);
    assertThat(found.length()).isPositive();
  }

  @Test
  void messageAndExceptionsAreCheckedEachAsAFieldOfItsOwn() {
    Rule rule =
        Drafts.rule(
            "jpath(\"verb\") = \"get\"",
            "{user..}",
            new Rule.ExceptionClause("fine", "jpath(\"verb\") = \"list\""),
            new Rule.ExceptionClause("bad", "jpath(\"verb\") in @nobody"));

    RuleCheck check = RuleCheck.of(rule, LISTS);

    assertThat(check.refuses()).isTrue();
    assertThat(check.diagnostics())
        .extracting(Placed::field)
        .containsExactly("message", "exceptions[1].expression");
  }

  @Test
  void whatClientsCanForgeIsWarnedOfInExceptionsAlone() {
    String forged = "jpath(\"sourceIPs\") in cidr(\"10.0.0.0/8\")";
    Rule rule = Drafts.rule(forged, "x", new Rule.ExceptionClause("office", forged));

    RuleCheck check = RuleCheck.of(rule, Map.of());

    assertThat(check.refuses()).isFalse();
    assertThat(check.diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.field()).isEqualTo("exceptions[0].expression");
              assertThat(found.severity()).isEqualTo("warning");
            });
  }

  private static RuleCheck check(String expression) {
    return RuleCheck.of(Drafts.rule(expression, "x"), LISTS);
  }
}
