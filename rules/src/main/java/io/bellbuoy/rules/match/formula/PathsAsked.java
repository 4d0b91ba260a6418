package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.expression.And;
import io.bellbuoy.rules.expression.Constant;
import io.bellbuoy.rules.expression.Exists;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.FieldPath;
import io.bellbuoy.rules.expression.Not;
import io.bellbuoy.rules.expression.Once;
import io.bellbuoy.rules.expression.Operand;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Or;
import io.bellbuoy.rules.expression.Quantifier;
import io.bellbuoy.rules.expression.ValueTest;
import java.util.ArrayList;
import java.util.List;

/** Finds the paths from the top of the event. For one thread. */
final class PathsAsked {

  private final List<PathOperand> paths = new ArrayList<>();

  private PathsAsked() {}

  /** Those of the expression, in the order of its text. */
  static List<PathOperand> of(Expression expression) {
    PathsAsked asked = new PathsAsked();
    asked.add(expression);
    return asked.paths;
  }

  private void add(Expression expression) {
    if (expression instanceof And and) {
      and.conditions().forEach(this::add);
    } else if (expression instanceof Or or) {
      or.conditions().forEach(this::add);
    } else if (expression instanceof Not not) {
      add(not.condition());
    } else if (expression instanceof Once once) {
      add(once.condition());
    } else if (expression instanceof Quantifier quantifier) {
      add(quantifier.values());
      add(quantifier.condition());
    } else if (expression instanceof Exists exists) {
      add(exists.operand());
    } else if (expression instanceof ValueTest test) {
      test.operands().forEach(this::add);
    } else if (!(expression instanceof Constant)) {
      throw new IllegalStateException("unknown: " + expression.getClass());
    }
  }

  private void add(Operand operand) {
    if (operand instanceof PathOperand path && path.path().start() == FieldPath.Start.EVENT) {
      paths.add(path);
    } else if (operand instanceof Operand.Call call) {
      add(call.argument());
    }
  }
}
