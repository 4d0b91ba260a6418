package io.bellbuoy.rules.expression;

/** Holds exactly where its condition does not. */
public record Not(Expression condition) implements Expression {

  @Override
  public boolean holds(Scope scope) {
    return !condition.holds(scope);
  }

  @Override
  public void explain(Scope scope, boolean held, String here, Findings findings) {
    condition.explain(scope, !held, here, findings);
  }
}
