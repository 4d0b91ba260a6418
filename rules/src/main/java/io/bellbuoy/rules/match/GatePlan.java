package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.formula.SlotTable;
import io.bellbuoy.rules.match.index.Gate;
import io.bellbuoy.rules.match.index.GateBuilder;
import io.bellbuoy.rules.match.index.RuleBits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rules' conditions are asked for all rules together, by the values that an event has.
 * For one thread.
 */
final class GatePlan {

  /** So many needs of one rule are asked for at one member; the rest is asked with the rule. */
  private static final int MOST = 4;

  private final int rules;
  private final int resting;
  private final Map<Integer, GateBuilder> builders = new HashMap<>();
  private final Map<Integer, Integer> askers = new HashMap<>();
  private final Set<Integer> costly = new HashSet<>();
  private final Map<NeedKey, Need> needs = new LinkedHashMap<>();

  /** The stages by which gates that rest must have been asked, even if their turn never came. */
  private final Set<Integer> overdue = new HashSet<>();

  /** For each rule the conditions that are asked exactly. */
  private final List<Set<Formula>> covered;

  /** Which need it is: at one stage a rule may have several. */
  private record NeedKey(int stage, List<Integer> members, int ordinal) {}

  /**
   * For the rules of one policy.
   *
   * @param resting the member at which paths are asked that cost more, of those that stand before:
   *     by then few rules are left, and often none that asks them
   */
  GatePlan(List<Formula> formulas, int resting) {
    rules = formulas.size();
    this.resting = resting;
    covered = formulas.stream().<Set<Formula>>map(formula -> new HashSet<>()).toList();
    for (Formula formula : formulas) {
      Set.copyOf(formula.atoms()).forEach(this::weigh);
    }
    for (int rule = 0; rule < rules; rule++) {
      plan(rule, formulas.get(rule).conjuncts());
    }
  }

  /** The gate of a slot; null where its values are not asked for all rules together. */
  @Nullable Gate gate(int slot) {
    GateBuilder builder = builders.get(slot);
    return builder == null ? null : builder.build();
  }

  /** The member after which a slot's gate is asked. */
  int stage(int slot, int member) {
    return costly.contains(slot) && member < resting && member != SlotTable.END ? resting : member;
  }

  /** How many needs there are. */
  int needs() {
    return needs.size();
  }

  /** Those that are asked for at that member. */
  List<Need> needs(int stage) {
    return needs.values().stream().filter(need -> need.stage() == stage).toList();
  }

  /** Whether gates of members that stand before are asked there. */
  boolean isAwaited(int stage) {
    return stage == resting || stage == SlotTable.END || overdue.contains(stage);
  }

  /** Whether a rule that is left at last meets that condition of its own. */
  boolean covers(int rule, Formula conjunct) {
    return covered.get(rule).contains(conjunct);
  }

  private void weigh(Atom atom) {
    askers.merge(atom.id(), 1, Integer::sum);
    if (atom instanceof Atom.OfValues asked && GateBuilder.isCostly(asked.test())) {
      costly.add(asked.slot());
    }
  }

  private void plan(int rule, List<Formula> conjuncts) {
    Map<NeedKey, Integer> taken = new HashMap<>();
    for (Formula conjunct : conjuncts) {
      if (conjunct instanceof Formula.Literal literal && !literal.positive()) {
        deny(rule, literal);
      } else {
        Needs.of(conjunct, askers).stream()
            .filter(Needs::exact)
            .forEach(
                one -> {
                  if (need(rule, one, taken)) {
                    covered.get(rule).add(conjunct);
                  }
                });
      }
    }
    // What is only part of the truth comes second.
    for (Formula conjunct : conjuncts) {
      Needs.of(conjunct, askers).stream()
          .filter(one -> !one.exact())
          .forEach(one -> need(rule, one, taken));
    }
  }

  private void deny(int rule, Formula.Literal literal) {
    if (literal.atom() instanceof Atom.OfSlot atom && Needs.pays(atom)) {
      if (atom instanceof Atom.OfValues asked) {
        builder(atom).deny(rule, asked.test());
      } else {
        builder(atom).denyPresence(rule);
      }
      covered.get(rule).add(literal);
    }
  }

  /** Whether it is asked for. */
  private boolean need(int rule, Needs asked, Map<NeedKey, Integer> taken) {
    List<Integer> members =
        asked.atoms().stream().map(Atom.OfSlot::member).distinct().sorted().toList();
    List<Integer> stages =
        asked.atoms().stream().map(atom -> stage(atom.slot(), atom.member())).toList();
    int stage =
        stages.contains(SlotTable.END)
            ? SlotTable.END
            : stages.stream().mapToInt(Integer::intValue).max().orElse(SlotTable.END);
    int ordinal = taken.merge(new NeedKey(stage, members, 0), 1, Integer::sum) - 1;
    if (ordinal >= MOST) {
      return false;
    }
    Need need =
        needs.computeIfAbsent(
            new NeedKey(stage, members, ordinal),
            key -> new Need(needs.size(), stage, ints(members), RuleBits.none(rules)));
    RuleBits.add(need.needing(), rule);
    if (stages.contains(resting) && stage != resting) {
      overdue.add(stage);
    }
    for (Atom.OfSlot atom : asked.atoms()) {
      if (atom instanceof Atom.OfValues values && Needs.pays(atom)) {
        builder(atom).need(need.number(), rule, values.test());
      } else {
        builder(atom).needPresence(need.number(), rule);
      }
    }
    return true;
  }

  private static int[] ints(List<Integer> members) {
    return members.stream().mapToInt(Integer::intValue).toArray();
  }

  private GateBuilder builder(Atom.OfSlot atom) {
    return builders.computeIfAbsent(atom.slot(), slot -> new GateBuilder(rules));
  }
}
