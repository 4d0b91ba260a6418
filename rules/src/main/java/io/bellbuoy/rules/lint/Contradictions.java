package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.And;
import io.bellbuoy.rules.expression.Constant;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.Not;
import io.bellbuoy.rules.expression.Once;
import io.bellbuoy.rules.expression.Or;
import io.bellbuoy.rules.expression.Place;
import io.bellbuoy.rules.expression.Quantifier;
import io.bellbuoy.rules.expression.ValueTest;
import io.bellbuoy.rules.lint.LintedRule.Part;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds in one text of a rule what can never hold, and what always does: comparisons that exclude
 * each other, or leave nothing out. For one thread.
 */
final class Contradictions {

  private static final int STEPS = 4_000;

  private final Part part;
  private final List<Finding> found = new ArrayList<>();

  private Contradictions(Part part) {
    this.part = part;
  }

  /**
   * One warning for each {@code and} that never holds, at the condition that is one too many, and
   * for each condition that always does.
   */
  static List<Finding> in(Part part) {
    Contradictions contradictions = new Contradictions(part);
    contradictions.visit(part.parsed().expression());
    return contradictions.found;
  }

  private void visit(Expression expression) {
    if (asks(expression) && refutes(List.of(ClaimBuilder.of(expression).negated()))) {
      always(expression);
    } else if (expression instanceof And and) {
      int before = found.size();
      and.conditions().forEach(this::visit);
      if (found.size() == before) {
        together(and.conditions());
      }
    } else if (expression instanceof Or or) {
      or.conditions().forEach(this::visit);
    } else if (expression instanceof Not not) {
      visit(not.condition());
    } else if (expression instanceof Once once) {
      visit(once.condition());
    } else if (expression instanceof Quantifier quantifier) {
      visit(quantifier.condition());
    } else if (expression instanceof ValueTest && refutes(List.of(ClaimBuilder.of(expression)))) {
      never(expression);
    }
  }

  /**
   * Of {@code and} and {@code not} their parts have more to say; of a constant there is nothing.
   */
  private static boolean asks(Expression expression) {
    return expression instanceof Or
        || expression instanceof Quantifier
        || expression instanceof ValueTest;
  }

  private void always(Expression expression) {
    if (expression instanceof Or or
        && or.conditions().stream().anyMatch(Constant.class::isInstance)) {
      // Who writes true means it.
      return;
    }
    found.add(
        part.warning(
            part.parsed().places().of(expression),
            "this always holds",
            expression instanceof Or
                ? "what one alternative leaves out another one takes: write `and` where each must hold"
                : "remove it"));
  }

  private void never(Expression expression) {
    Place place = part.parsed().places().of(expression);
    boolean said =
        part.parsed().diagnostics().stream()
            .anyMatch(d -> d.line() == place.line() && d.column() == place.column());
    if (!said) {
      found.add(part.warning(place, "this never holds", null));
    }
  }

  private void together(List<Expression> conditions) {
    List<Claim> before = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      Claim claim = ClaimBuilder.of(conditions.get(i));
      if (conditions.get(i) instanceof Constant || refutes(List.of(claim))) {
        // Who writes false means it: a rule that is switched off. Of what never holds by itself it
        // has been said.
        return;
      }
      before.add(claim);
      if (i > 0 && refutes(before)) {
        found.add(warning(conditions, before, i));
        return;
      }
    }
  }

  private static boolean refutes(List<Claim> claims) {
    return new Refutation(STEPS).refutes(claims);
  }

  private Finding warning(List<Expression> conditions, List<Claim> claims, int last) {
    String because = "what stands before it";
    for (int i = 0; i < last; i++) {
      if (refutes(List.of(claims.get(i), claims.get(last)))) {
        because = part.written(conditions.get(i));
        break;
      }
    }
    return part.warning(
        part.parsed().places().of(conditions.get(last)),
        "this is never so together with " + because,
        "write `or` where one of the two is enough");
  }
}
