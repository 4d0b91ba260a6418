package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.index.RuleBits;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the conditions that several rules have in common and that no gate asks. For one thread. */
final class SharedConditions {

  /** A rule's own condition is asked with the rule. */
  private static final int WORTH_SHARING = 2;

  private final Map<Formula, long[]> rules = new LinkedHashMap<>();

  SharedConditions(List<Formula> formulas, GatePlan gates) {
    Map<Formula, Integer> counts = new HashMap<>();
    for (int rule = 0; rule < formulas.size(); rule++) {
      for (Formula conjunct : Set.copyOf(formulas.get(rule).conjuncts())) {
        if (!gates.covers(rule, conjunct) && !AskingOrder.takesTree(conjunct)) {
          counts.merge(conjunct, 1, Integer::sum);
        }
      }
    }
    for (int rule = 0; rule < formulas.size(); rule++) {
      for (Formula conjunct : formulas.get(rule).conjuncts()) {
        if (counts.getOrDefault(conjunct, 0) >= WORTH_SHARING) {
          long[] sharing = rules.computeIfAbsent(conjunct, c -> RuleBits.none(formulas.size()));
          RuleBits.add(sharing, rule);
        }
      }
    }
  }

  /** Those that are known at that member. */
  List<SharedCondition> at(int member) {
    return rules.entrySet().stream()
        .filter(shared -> AskingOrder.last(shared.getKey()) == member)
        .map(shared -> new SharedCondition(shared.getKey(), shared.getValue()))
        .toList();
  }

  /** Whether the condition is asked for all of its rules together. */
  boolean covers(Formula conjunct) {
    return rules.containsKey(conjunct);
  }
}
