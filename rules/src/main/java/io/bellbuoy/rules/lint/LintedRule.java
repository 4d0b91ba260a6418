package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.expression.ParseResult.Parsed;
import io.bellbuoy.rules.expression.Place;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that compiles, and what it says.
 *
 * @param entry the rule and its place in the policy
 * @param condition its expression
 * @param exceptions in its order
 */
record LintedRule(PolicySnapshot.Entry entry, Part condition, List<Part> exceptions) {

  /**
   * A text of a rule.
   *
   * @param name as findings call it
   * @param text as it is written
   * @param parsed what it says
   * @param claim the same
   */
  record Part(String ruleId, String name, String text, Parsed parsed, Claim claim) {

    /** How a part of the expression is written, set off from the words around it. */
    String written(Expression condition) {
      return parsed.places().quoted(condition, text);
    }

    /** A warning about the whole text. */
    Finding warning(String message, @Nullable String hint) {
      String line = text.lines().findFirst().orElse("");
      int length = Math.max(1, line.codePointCount(0, line.length()));
      return warning(new Place(1, 1, length), message, hint);
    }

    /** A warning about a part of it. */
    Finding warning(Place place, String message, @Nullable String hint) {
      Diagnostic diagnostic =
          new Diagnostic(
              Diagnostic.Kind.WARNING, place.line(), place.column(), place.length(), message, hint);
      return new Finding(ruleId, name, text, diagnostic);
    }
  }

  /** The rule; null where one of its texts does not compile. */
  static @Nullable LintedRule of(PolicySnapshot.Entry entry, Map<String, NamedList> lists) {
    Rule rule = entry.rule();
    Purpose purpose = entry.mode() == Policy.Mode.IGNORE ? Purpose.LET_THROUGH : Purpose.DETECT;
    ParseResult parsed = ExpressionParser.parse(rule.expression(), lists, purpose);
    Part condition = part(rule.id(), "expression", parsed, rule.expression());
    List<Part> exceptions = new ArrayList<>();
    for (Rule.ExceptionClause clause : rule.exceptions()) {
      ParseResult result = ExpressionParser.parse(clause.expression(), lists, Purpose.LET_THROUGH);
      Part exception = part(rule.id(), "exception " + clause.name(), result, clause.expression());
      if (exception == null) {
        return null;
      }
      exceptions.add(exception);
    }
    return condition == null ? null : new LintedRule(entry, condition, exceptions);
  }

  private static @Nullable Part part(String id, String name, ParseResult result, String text) {
    return result instanceof Parsed parsed
        ? new Part(id, name, text, parsed, ClaimBuilder.of(parsed.expression()))
        : null;
  }

  String id() {
    return entry.rule().id();
  }

  /** What an event must fulfil to be matched, all of it. */
  List<Claim> matched() {
    List<Claim> all = new ArrayList<>();
    all.add(condition.claim());
    exceptions.forEach(exception -> all.add(exception.claim().negated()));
    if (!entry.clusters().isEmpty()) {
      all.add(Clusters.among(entry.clusters()));
    }
    return all;
  }
}
