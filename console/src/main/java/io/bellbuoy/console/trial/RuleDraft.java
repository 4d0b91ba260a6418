package io.bellbuoy.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.rules.FieldDiagnostic;
import io.bellbuoy.console.rules.RuleCheck;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule that is still being written: only what decides about events must be there. */
final class RuleDraft {

  /** How many characters its texts may have together; more than any of them may have alone. */
  static final int MOST = 100_000;

  private static final String NAME = "rule on trial";

  private RuleDraft() {}

  /**
   * The rule of a request, which holds it or an expression alone.
   *
   * @throws ProblemException 400 where the request holds neither or both, 413 where it is too long
   */
  static Rule of(@Nullable JsonNode rule, @Nullable String expression) {
    boolean whole = rule != null && !rule.isNull();
    if (whole == (expression != null)) {
      throw ProblemException.of(400, "send either rule, an object, or expression, a text");
    }
    Rule draft =
        whole
            ? of(rule)
            : rule("", "", String.valueOf(expression), List.<Rule.ExceptionClause>of());
    int length = draft.expression().length() + draft.message().length();
    for (Rule.ExceptionClause exception : draft.exceptions()) {
      length += exception.expression().length();
    }
    if (length > MOST) {
      throw ProblemException.of(
          413,
          "the texts of the rule have %d characters, %d are taken; a list holds many values: in @name"
              .formatted(length, MOST));
    }
    return draft;
  }

  /**
   * The rule with what the compiler says of it.
   *
   * @throws ProblemException 422 with the diagnostics where it does not compile
   */
  static Rule compiling(Rule draft, Map<String, NamedList> lists) {
    List<FieldDiagnostic> found = RuleCheck.texts(draft, lists);
    if (FieldDiagnostic.refuse(found)) {
      throw RuleCheck.refused(
          "the rule does not compile; the diagnostics say where and why", found);
    }
    return draft;
  }

  private static Rule of(@Nullable JsonNode rule) {
    if (rule == null || !rule.isObject()) {
      throw ProblemException.of(400, "rule must be an object");
    }
    List<Rule.ExceptionClause> exceptions = new ArrayList<>();
    JsonNode written = rule.path("exceptions");
    if (!written.isArray() && !written.isNull() && !written.isMissingNode()) {
      throw ProblemException.of(400, "rule.exceptions must be an array");
    }
    for (int i = 0; i < written.size(); i++) {
      String place = "rule.exceptions[" + i + "].";
      JsonNode exception = written.get(i);
      String name = text(exception, "name", place);
      exceptions.add(
          new Rule.ExceptionClause(
              name == null ? "" : name, needed(exception, "expression", place)));
    }
    String name = text(rule, "name", "rule.");
    String message = text(rule, "message", "rule.");
    return rule(
        name == null ? "" : name,
        message == null ? "" : message,
        needed(rule, "expression", "rule."),
        exceptions);
  }

  private static Rule rule(
      String name, String message, String expression, List<Rule.ExceptionClause> exceptions) {
    return new Rule(
        "trial",
        name.isEmpty() ? NAME : name,
        Severity.LOW,
        "",
        message,
        expression,
        exceptions,
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  private static String needed(JsonNode object, String name, String place) {
    String text = text(object, name, place);
    if (text == null) {
      throw ProblemException.of(400, place + name + " is missing");
    }
    return text;
  }

  private static @Nullable String text(JsonNode object, String name, String place) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw ProblemException.of(400, place + name + " must be a text");
    }
    return value.textValue();
  }
}
