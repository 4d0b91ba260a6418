package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.And;
import io.bellbuoy.rules.expression.Constant;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.Not;
import io.bellbuoy.rules.expression.Once;
import io.bellbuoy.rules.expression.Or;
import io.bellbuoy.rules.expression.Place;
import io.bellbuoy.rules.expression.Quantifier;
import io.bellbuoy.rules.lint.LintedRule.Part;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import java.util.ArrayList;
import java.util.List;

/** Finds what can never hold in one rule: comparisons that exclude each other. For one thread. */
final class Contradictions {

  private static final int STEPS = 20_000;

  private final Part part;
  private final List<Finding> found = new ArrayList<>();

  private Contradictions(Part part) {
    this.part = part;
  }

  /** One warning for each {@code and} that never holds, at the condition that is one too many. */
  static List<Finding> in(Part part) {
    Contradictions contradictions = new Contradictions(part);
    contradictions.visit(part.parsed().expression());
    return contradictions.found;
  }

  private void visit(Expression expression) {
    if (expression instanceof And and) {
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
    }
  }

  private void together(List<Expression> conditions) {
    List<Claim> before = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      before.add(ClaimBuilder.of(conditions.get(i)));
      if (conditions.get(i) instanceof Constant) {
        // Who writes false means it: a rule that is switched off.
        return;
      }
      if (i > 0 && new Refutation(STEPS).refutes(before)) {
        found.add(warning(conditions, before, i));
        return;
      }
    }
  }

  private Finding warning(List<Expression> conditions, List<Claim> claims, int last) {
    String because = "what stands before it";
    for (int i = 0; i < last; i++) {
      if (new Refutation(STEPS).refutes(List.of(claims.get(i), claims.get(last)))) {
        because = written(conditions.get(i));
        break;
      }
    }
    return part.warning(
        part.parsed().places().of(conditions.get(last)),
        "this is never so together with " + because,
        "write `or` where one of the two is enough");
  }

  private String written(Expression condition) {
    Place place = part.parsed().places().of(condition);
    return place.quote(part.text());
  }
}
