package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.index.Gate;
import io.bellbuoy.rules.match.index.GateBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rules' conditions are asked for many rules together, by an index on the values of
 * one path. For one thread.
 */
final class GatePlan {

  /** Fewer rules are asked one by one. */
  private static final int WORTH_A_GATE = 2;

  private final int rules;
  private final Map<Integer, GateBuilder> builders = new HashMap<>();
  private final Map<Integer, Gate> gates = new HashMap<>();
  private final Map<Integer, Integer> members = new HashMap<>();

  /** For each rule the conditions that a gate asks exactly, if it is built. */
  private final List<Map<Formula, Integer>> exact;

  GatePlan(List<Formula> formulas) {
    rules = formulas.size();
    exact = formulas.stream().<Map<Formula, Integer>>map(formula -> new HashMap<>()).toList();
    for (int rule = 0; rule < rules; rule++) {
      plan(rule, formulas.get(rule).conjuncts());
    }
    builders.forEach(
        (slot, builder) -> {
          if (builder.count() >= WORTH_A_GATE) {
            gates.put(slot, builder.build());
          }
        });
  }

  /** The gate of that slot; null where there is none. */
  @Nullable Gate gate(int slot) {
    return gates.get(slot);
  }

  /** The gates whose paths begin at that member. */
  List<Gate> at(int member) {
    return gates.entrySet().stream()
        .filter(entry -> members.getOrDefault(entry.getKey(), -1) == member)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Whether a rule that passed all gates meets that condition of its own. */
  boolean covers(int rule, Formula conjunct) {
    Integer slot = exact.get(rule).get(conjunct);
    return slot != null && gates.containsKey(slot);
  }

  private void plan(int rule, List<Formula> conjuncts) {
    Set<Integer> taken = new HashSet<>();
    for (Formula conjunct : conjuncts) {
      if (conjunct instanceof Formula.Literal literal && !literal.positive()) {
        deny(rule, literal);
      } else {
        Needs needs = Needs.of(conjunct);
        if (needs.exact()) {
          need(rule, conjunct, needs, taken);
        }
      }
    }
    // What is only part of the truth comes second: of one path a rule has one need.
    for (Formula conjunct : conjuncts) {
      Needs needs = Needs.of(conjunct);
      if (!needs.exact()) {
        need(rule, conjunct, needs, taken);
      }
    }
  }

  private void deny(int rule, Formula.Literal literal) {
    Integer slot = Needs.slot(literal.atom());
    if (slot == null) {
      return;
    }
    GateBuilder builder = builder(slot, literal.atom());
    if (literal.atom() instanceof Atom.OfValues asked) {
      builder.deny(rule, asked.test());
    } else {
      builder.denyPresence(rule);
    }
    exact.get(rule).put(literal, slot);
  }

  private void need(int rule, Formula conjunct, Needs needs, Set<Integer> taken) {
    needs
        .bySlot()
        .forEach(
            (slot, atoms) -> {
              if (taken.add(slot)) {
                atoms.forEach(atom -> need(rule, slot, atom));
                if (needs.exact()) {
                  exact.get(rule).put(conjunct, slot);
                }
              }
            });
  }

  private void need(int rule, int slot, Atom atom) {
    GateBuilder builder = builder(slot, atom);
    if (atom instanceof Atom.OfValues asked) {
      builder.need(rule, asked.test());
    } else {
      builder.needPresence(rule);
    }
  }

  private GateBuilder builder(int slot, Atom atom) {
    members.put(slot, atom.members().get(0));
    return builders.computeIfAbsent(slot, s -> new GateBuilder(s, rules));
  }
}
