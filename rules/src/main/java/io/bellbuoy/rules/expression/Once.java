package io.bellbuoy.rules.expression;

/**
 * Inside a quantifier, a condition that does not depend on the quantifier's value: it is asked once
 * an event. Without it two long lists in one event would multiply.
 */
public record Once(Expression condition) implements Expression {

  /** The condition, as one of this kind where it is worth it. */
  public static Expression of(Expression condition) {
    return fixed(condition) ? new Once(condition) : condition;
  }

  private static boolean fixed(Expression condition) {
    if (condition instanceof Not not) {
      return fixed(not.condition());
    }
    if (condition instanceof ValueTest test) {
      return test.operands().stream().allMatch(Operand::fixed);
    }
    if (condition instanceof Quantifier quantifier) {
      // What is inside is relative to its own values.
      return quantifier.values().fixed();
    }
    return condition instanceof Exists exists && exists.operand().fixed();
  }

  @Override
  public boolean holds(Scope scope) {
    Known known = scope.known();
    return known == null ? condition.holds(scope) : known.once(this, () -> condition.holds(scope));
  }

  @Override
  public void explain(Scope scope, boolean held, String here, Findings findings) {
    condition.explain(scope, held, here, findings);
  }
}
