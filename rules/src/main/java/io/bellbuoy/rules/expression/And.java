package io.bellbuoy.rules.expression;

import java.util.List;

/**
 * Holds where all of its conditions do.
 *
 * @param conditions at least two, none of them of this kind: one level, however they were written
 */
public record And(List<Expression> conditions) implements Expression {

  public And {
    conditions =
        conditions.stream()
            .flatMap(
                c ->
                    c instanceof And inner
                        ? inner.conditions.stream()
                        : java.util.stream.Stream.of(c))
            .toList();
  }

  @Override
  public boolean holds(Scope scope) {
    for (Expression condition : conditions) {
      if (!condition.holds(scope)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void explain(Scope scope, boolean held, String here, Findings findings) {
    for (Expression condition : conditions) {
      if (findings.full()) {
        return;
      }
      if (condition.holds(scope) == held) {
        condition.explain(scope, held, here, findings);
      }
    }
  }
}
