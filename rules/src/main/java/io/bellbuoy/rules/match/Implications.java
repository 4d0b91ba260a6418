package io.bellbuoy.rules.match;

import io.bellbuoy.rules.expression.And;
import io.bellbuoy.rules.expression.Constant;
import io.bellbuoy.rules.expression.Expression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells quickly which rules cannot imply which: of a thousand rules half a million pairs are asked.
 * For one thread.
 */
final class Implications {

  private final Map<Expression, Integer> numbers = new HashMap<>();

  /** For each rule the numbers of the conditions that it joins. */
  private final List<BitSet> conditions = new ArrayList<>();

  void add(CompiledRule rule) {
    Expression whole = rule.expression();
    BitSet joined = new BitSet();
    for (Expression one : whole instanceof And and ? and.conditions() : List.of(whole)) {
      if (!one.equals(new Constant(true))) {
        joined.set(numbers.computeIfAbsent(one, condition -> numbers.size()));
      }
    }
    conditions.add(joined);
  }

  /** Whether the first rule may plainly imply the second; false: surely not. */
  boolean mayHold(int rule, int implied) {
    BitSet asked = conditions.get(implied);
    BitSet own = conditions.get(rule);
    for (int number = asked.nextSetBit(0); number >= 0; number = asked.nextSetBit(number + 1)) {
      if (!own.get(number)) {
        return false;
      }
    }
    return true;
  }
}
