package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.formula.SlotTable;
import io.bellbuoy.rules.match.index.RuleBits;
import io.bellbuoy.rules.match.index.TextTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** At which member of an event each rule is asked. For one thread. */
final class MemberPlan {

  private final List<Formula> formulas;
  private final GatePlan gates;
  private final SharedConditions shared;
  private final int resting;
  private final long[][] readers;

  /** For each member the rules that are asked, and for each of these what is. */
  private final long[][] checked;

  private final Formula[][] checks;

  /**
   * For the rules of one policy.
   *
   * @param resting the last member that is small
   */
  MemberPlan(
      int members, List<Formula> formulas, GatePlan gates, SharedConditions shared, int resting) {
    this.resting = resting;
    this.formulas = formulas;
    this.gates = gates;
    this.shared = shared;
    readers = new long[members + 1][];
    checked = new long[members + 1][];
    checks = new Formula[members + 1][formulas.size()];
    for (int member = 0; member <= members; member++) {
      readers[member] = RuleBits.none(formulas.size());
      checked[member] = RuleBits.none(formulas.size());
    }
    for (int rule = 0; rule < formulas.size(); rule++) {
      plan(rule);
    }
  }

  /** For each member's number what is to be done there. */
  MemberWork[] work() {
    MemberWork[] work = new MemberWork[readers.length];
    for (int member = 0; member < work.length; member++) {
      // Who asks for what is known at the end only may have to see every member.
      RuleBits.addAll(readers[member], readers[SlotTable.END]);
      work[member] =
          new MemberWork(
              !RuleBits.isEmpty(readers[member]),
              readers[member],
              gates.isAwaited(member),
              gates.needs(member),
              shared.at(member),
              checked[member],
              checkedEarly(member),
              checks[member]);
    }
    return work;
  }

  /** Who asks for the resting member is asked no earlier than that. */
  private long[] checkedEarly(int member) {
    long[] early = checked[member].clone();
    if (member > resting) {
      RuleBits.removeAll(early, readers[resting]);
    }
    return early;
  }

  private void plan(int rule) {
    Formula formula = formulas.get(rule);
    Set<Integer> members = AskingOrder.members(formula);
    members.forEach(member -> RuleBits.add(readers[member], rule));
    List<Formula> conjuncts = formula.conjuncts();
    if (conjuncts.size() == 1) {
      // It may be decided early, either way.
      members.forEach(member -> check(member, rule, formula));
      return;
    }
    for (int member : members) {
      List<Formula> due = new ArrayList<>();
      for (Formula conjunct : conjuncts) {
        if (!gates.covers(rule, conjunct)
            && !shared.covers(conjunct)
            && !isHeavy(conjunct)
            && turn(conjunct, members) == member) {
          due.add(conjunct);
        }
      }
      if (!due.isEmpty()) {
        check(member, rule, Formula.all(due));
      }
    }
    if (!members.isEmpty()) {
      check(AskingOrder.last(formula), rule, formula);
    }
  }

  private void check(int member, int rule, Formula asked) {
    RuleBits.add(checked[member], rule);
    checks[member][rule] = asked;
  }

  /**
   * The member at which a part of a rule is asked: as soon as it is known, but what takes long for
   * those rules only that are left when the gates have been asked.
   */
  private int turn(Formula conjunct, Set<Integer> members) {
    int last = AskingOrder.last(conjunct);
    boolean waits = last != SlotTable.END && last < resting && members.contains(resting);
    return waits && takesLong(conjunct) ? resting : last;
  }

  private static boolean takesLong(Formula conjunct) {
    return conjunct.atoms().stream()
        .anyMatch(
            atom -> atom instanceof Atom.OfValues asked && asked.test() instanceof TextTest.Plain);
  }

  /** A tree of a body is made for rules only that nothing else has decided. */
  private boolean isHeavy(Formula conjunct) {
    int last = AskingOrder.last(conjunct);
    return AskingOrder.takesTree(conjunct) && (last == SlotTable.END || last > resting);
  }
}
