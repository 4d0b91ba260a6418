package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.expression.Function;
import io.bellbuoy.rules.expression.Operand;
import io.bellbuoy.rules.expression.Operand.Call;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path and what is done to its values.
 *
 * @param functions of each value, the first one first; none where they are counted
 * @param counts whether it is their number that is asked for
 */
record FunctionChain(PathOperand operand, List<Function> functions, boolean counts) {

  /** The operand as one; null where it is something else. */
  static @Nullable FunctionChain of(Operand operand) {
    if (operand instanceof PathOperand path) {
      return new FunctionChain(path, List.of(), false);
    }
    if (operand instanceof Call call) {
      FunctionChain inner = of(call.argument());
      if (inner == null || inner.counts) {
        return null;
      }
      if (call.function() == Function.COUNT) {
        // How many values a function makes something of is not what the path alone can tell.
        return inner.functions.isEmpty() ? new FunctionChain(inner.operand, List.of(), true) : null;
      }
      List<Function> functions = new ArrayList<>(inner.functions);
      functions.add(call.function());
      return new FunctionChain(inner.operand, functions, false);
    }
    return null;
  }

  /** The steps from the top of the event. */
  List<Step> path(List<Step> before) {
    List<Step> steps = new ArrayList<>(before);
    steps.addAll(operand.path().steps());
    return steps;
  }
}
