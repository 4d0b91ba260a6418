package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Operand.PathOperand;

/**
 * Asks each value of a path by itself.
 *
 * <p>The values of a path with {@code ..} may lie inside each other. What a path with {@code ..} in
 * the condition finds below them is then counted once ({@link BelowCount}). Only where such a path
 * is compared with another one of the same value are the inner ones walked through again.
 *
 * @param kind how many of them the condition must hold for; {@code none} is a negated {@link
 *     Kind#ANY}
 */
public record Quantifier(Kind kind, PathOperand values, Expression condition)
    implements Expression {

  /** How many values the condition must hold for. */
  public enum Kind {
    ANY,
    ALL
  }

  @Override
  public boolean holds(Scope scope) {
    boolean decisive = kind == Kind.ANY;
    Scope inside = inside(scope);
    return values.anyFor(
            this, scope, found -> condition.holds(inside.at(found.value())) == decisive)
        == decisive;
  }

  private Scope inside(Scope scope) {
    return scope.quantified(values.path().goesBelow());
  }

  @Override
  public void explain(Scope scope, boolean held, String here, Findings findings) {
    String path = values.label(here);
    boolean[] asked = {false};
    Scope outside = inside(scope);
    values.any(
        scope,
        found -> {
          Scope inside = outside.at(found.value());
          if (condition.holds(inside) != held) {
            return false;
          }
          asked[0] = true;
          condition.explain(inside, held, path, findings);
          // Values that lie inside each other have the same to say, so nothing new may come.
          return findings.lastValue();
        });
    if (!asked[0]) {
      findings.addAbsent(path);
    }
  }
}
