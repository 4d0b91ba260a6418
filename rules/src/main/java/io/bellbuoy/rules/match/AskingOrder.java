package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.formula.SlotTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** In which order the conditions of one rule are asked. */
final class AskingOrder {

  private AskingOrder() {}

  /**
   * The same rule, and first what is most likely to decide it when it is asked at last: not what a
   * gate has asked before, and of the rest what was read last, before what takes a tree.
   */
  static Formula of(int rule, Formula formula, GatePlan gates) {
    if (!(formula instanceof Formula.All all)) {
      return formula;
    }
    List<Formula> parts = new ArrayList<>(all.parts());
    parts.sort(
        Comparator.comparing((Formula part) -> gates.covers(rule, part))
            .thenComparing(AskingOrder::takesTree)
            .thenComparing(part -> last(part) != SlotTable.END)
            .thenComparing(AskingOrder::last, Comparator.reverseOrder()));
    return new Formula.All(parts);
  }

  static boolean takesTree(Formula formula) {
    return formula.atoms().stream().anyMatch(atom -> atom instanceof Atom.OfTree);
  }

  /** The member that is likely to come last of those that it asks for. */
  static int last(Formula formula) {
    SortedSet<Integer> members = members(formula);
    return members.contains(SlotTable.END) || members.isEmpty() ? SlotTable.END : members.last();
  }

  /** The members that it asks for. */
  static SortedSet<Integer> members(Formula formula) {
    SortedSet<Integer> members = new TreeSet<>();
    formula.atoms().forEach(atom -> members.addAll(atom.members()));
    return members;
  }
}
