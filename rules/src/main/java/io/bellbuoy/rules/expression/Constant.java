package io.bellbuoy.rules.expression;

/** {@code true} or {@code false}. */
public record Constant(boolean value) implements Expression {

  @Override
  public boolean holds(Scope scope) {
    return value;
  }

  @Override
  public void explain(Scope scope, boolean held, String here, Findings findings) {
    // Nothing was asked.
  }
}
