package io.bellbuoy.rules.expression;

import java.util.List;

/**
 * Holds where one of its conditions does.
 *
 * @param conditions at least two, none of them of this kind: one level, however they were written
 */
public record Or(List<Expression> conditions) implements Expression {

  public Or {
    conditions =
        conditions.stream()
            .flatMap(
                c ->
                    c instanceof Or inner
                        ? inner.conditions.stream()
                        : java.util.stream.Stream.of(c))
            .toList();
  }

  @Override
  public boolean holds(Scope scope) {
    for (Expression condition : conditions) {
      if (condition.holds(scope)) {
        return true;
      }
    }
    return false;
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
