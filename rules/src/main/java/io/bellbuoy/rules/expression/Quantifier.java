package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Operand.PathOperand;

/**
 * Asks each value of a path by itself.
 *
 * <p>The values of a path with {@code ..} may lie inside each other. A path with {@code ..} in the
 * condition then walks the inner ones again: its work grows with the event's size times its depth.
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
    Scope inside = scope.quantified();
    return values.any(inside, found -> condition.holds(inside.at(found.value())) == decisive)
        == decisive;
  }

  @Override
  public void explain(Scope scope, boolean held, String here, Findings findings) {
    String path = values.label(here);
    boolean[] asked = {false};
    Scope outside = scope.quantified();
    values.any(
        outside,
        found -> {
          Scope inside = outside.at(found.value());
          if (condition.holds(inside) == held) {
            asked[0] = true;
            condition.explain(inside, held, path, findings);
          }
          return findings.full();
        });
    if (!asked[0]) {
      findings.addAbsent(path);
    }
  }
}
