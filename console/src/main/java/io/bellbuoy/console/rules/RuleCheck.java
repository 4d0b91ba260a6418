package io.bellbuoy.console.rules;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import io.bellbuoy.rules.expression.MessageTemplate;
import io.bellbuoy.rules.lint.PolicyLint;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a rule may be stored. */
public final class RuleCheck {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,80}");
  private static final int LONGEST_NAME = 200;

  private RuleCheck() {}

  /** Whether the id of a rule or the name of a list may look like that. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Everything that is wrong with the rule or strange about it.
   *
   * @param lists those that it may name, by name
   */
  public static List<FieldDiagnostic> of(Rule rule, Map<String, NamedList> lists) {
    List<FieldDiagnostic> found = new ArrayList<>();
    if (!isName(rule.id())) {
      found.add(
          FieldDiagnostic.error(
              "id", "this cannot be the id of a rule", "1 to 80 of a to z, 0 to 9 and -"));
    }
    named("name", rule.name(), found);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < rule.exceptions().size(); i++) {
      String name = rule.exceptions().get(i).name();
      String field = "exceptions[" + i + "].name";
      named(field, name, found);
      if (!names.add(name)) {
        found.add(
            FieldDiagnostic.error(
                field, "the rule has two exceptions of this name", "rename one of them"));
      }
    }
    found.addAll(texts(rule, lists));
    return found;
  }

  /**
   * What the compiler says of the rule's expression, message and exceptions, and of what compiles
   * the lint.
   *
   * @param lists those that it may name, by name
   */
  public static List<FieldDiagnostic> texts(Rule rule, Map<String, NamedList> lists) {
    List<FieldDiagnostic> found = new ArrayList<>();
    expression(found, "expression", rule.expression(), lists, Purpose.DETECT);
    MessageTemplate.parse(rule.message())
        .diagnostics()
        .forEach(d -> found.add(FieldDiagnostic.of("message", rule.message(), d)));
    for (int i = 0; i < rule.exceptions().size(); i++) {
      String field = "exceptions[" + i + "].expression";
      String text = rule.exceptions().get(i).expression();
      expression(found, field, text, lists, Purpose.LET_THROUGH);
    }
    if (!FieldDiagnostic.refuse(found)) {
      PolicyLint.of(rule, lists).forEach(warning -> found.add(linted(rule, warning)));
    }
    return found;
  }

  private static FieldDiagnostic linted(Rule rule, Finding warning) {
    String field = warning.part();
    for (int i = 0; i < rule.exceptions().size(); i++) {
      if (warning.part().equals("exception " + rule.exceptions().get(i).name())) {
        field = "exceptions[" + i + "].expression";
      }
    }
    return FieldDiagnostic.of(field, warning.text(), warning.diagnostic());
  }

  private static void expression(
      List<FieldDiagnostic> found,
      String field,
      String text,
      Map<String, NamedList> lists,
      Purpose purpose) {
    ExpressionParser.parse(text, lists, purpose)
        .diagnostics()
        .forEach(d -> found.add(FieldDiagnostic.of(field, text, d)));
  }

  /**
   * The warnings.
   *
   * @throws ProblemException 422 with the diagnostics where it may not be stored
   */
  static List<FieldDiagnostic> passed(Rule rule, Map<String, NamedList> lists) {
    List<FieldDiagnostic> found = of(rule, lists);
    if (FieldDiagnostic.refuse(found)) {
      throw refused("the rule does not compile; nothing was stored", found);
    }
    return found;
  }

  /** 422 with the diagnostics. */
  public static ProblemException refused(String detail, List<FieldDiagnostic> diagnostics) {
    return ProblemException.of(422, detail, Map.of("diagnostics", diagnostics));
  }

  private static void named(String field, String name, List<FieldDiagnostic> found) {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.lines().count() > 1) {
      found.add(
          FieldDiagnostic.error(
              field, "a name is one line of 1 to " + LONGEST_NAME + " characters", null));
    }
  }
}
