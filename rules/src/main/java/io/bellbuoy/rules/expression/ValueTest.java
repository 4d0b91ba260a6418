package io.bellbuoy.rules.expression;

import java.util.function.Predicate;

/** Holds where some value of its left side passes. */
sealed interface ValueTest extends Expression
    permits Comparison, Membership, Containment, Affix, PatternMatch {

  /** Whose values are asked. */
  Operand left();

  /** What a value must pass there. */
  Predicate<Found> test(Scope scope);

  /** What is to be shown as the reason. */
  default Operand shown() {
    return left();
  }

  @Override
  default boolean holds(Scope scope) {
    return left().any(scope, test(scope));
  }

  @Override
  default void explain(Scope scope, boolean held, String here, Findings findings) {
    Operand operand = shown();
    String path = operand.label(here);
    Predicate<Found> decisive = held && operand == left() ? test(scope) : found -> true;
    int[] shown = {0};
    operand.any(
        scope,
        found -> {
          if (decisive.test(found)) {
            findings.add(path, found);
            shown[0]++;
          }
          return shown[0] == Findings.MOST_OF_ONE;
        });
    if (shown[0] == 0) {
      findings.addAbsent(path);
    }
  }
}
