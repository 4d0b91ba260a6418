package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.Operand.PathOperand;

/** Holds where there is a value, be it an empty object or an empty array; null is none. */
public record Exists(Operand operand) implements Expression {

  @Override
  public boolean holds(Scope scope) {
    return operand instanceof PathOperand values
        ? values.path().reaches(scope, this)
        : operand.any(scope, found -> true);
  }

  @Override
  public void explain(Scope scope, boolean held, String here, Findings findings) {
    String path = operand.label(here);
    if (!held) {
      findings.addAbsent(path);
    } else if (operand instanceof PathOperand values) {
      JsonValue first = values.path().first(scope);
      if (first != null) {
        findings.add(path, first, ValueText.of(first));
      }
    } else {
      operand.any(
          scope,
          found -> {
            findings.add(path, found);
            return true;
          });
    }
  }
}
