package io.bellbuoy.rules.expression;

import java.util.function.Predicate;

/** Holds where some value is in the set. */
public record Membership(Operand left, ValueSet set) implements ValueTest {

  @Override
  public Predicate<Found> test(Scope scope) {
    return set::holds;
  }
}
