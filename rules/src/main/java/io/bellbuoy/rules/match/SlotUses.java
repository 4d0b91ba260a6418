package io.bellbuoy.rules.match;

import io.bellbuoy.rules.expression.Step;
import io.bellbuoy.rules.match.PolicyProgram.SlotUse;
import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.formula.SlotTable;
import io.bellbuoy.rules.match.index.RuleBits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out who asks for the values of each path. For one thread. */
final class SlotUses {

  private final GatePlan gates;

  /** For each slot what is asked of its values, and for each question the rules that ask it. */
  private final Map<Integer, Map<Atom.OfValues, long[]>> askers = new HashMap<>();

  SlotUses(List<Formula> formulas, GatePlan gates) {
    this.gates = gates;
    for (int rule = 0; rule < formulas.size(); rule++) {
      for (Atom atom : formulas.get(rule).atoms()) {
        if (atom instanceof Atom.OfValues asked) {
          long[] rules =
              askers
                  .computeIfAbsent(asked.slot(), slot -> new LinkedHashMap<>())
                  .computeIfAbsent(asked, a -> RuleBits.none(formulas.size()));
          RuleBits.add(rules, rule);
        }
      }
    }
  }

  /** For each slot of the table. */
  SlotUse[] of(SlotTable slots) {
    List<List<Step>> paths = slots.paths();
    SlotUse[] uses = new SlotUse[paths.size()];
    for (int slot = 0; slot < uses.length; slot++) {
      Map<Atom.OfValues, long[]> asked = askers.getOrDefault(slot, Map.of());
      int stage = gates.stage(slot, slots.member(paths.get(slot)));
      uses[slot] =
          new SlotUse(
              gates.gate(slot),
              stage,
              List.copyOf(asked.keySet()),
              new ArrayList<>(asked.values()));
    }
    return uses;
  }
}
