package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.formula.SlotTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the rules for which every event must be read to its end: those that ask for something that
 * stands there, and for no certain value of anything before.
 */
final class ReadingCosts {

  /** What API servers write into every event, or into nearly every one, before the bodies. */
  private static final Set<String> EARLY =
      Set.of(
          "kind",
          "apiVersion",
          "level",
          "auditID",
          "stage",
          "requestURI",
          "verb",
          "user",
          "sourceIPs",
          "userAgent",
          "objectRef",
          "responseStatus");

  private static final Set<String> LATE =
      Set.of(
          "requestObject",
          "responseObject",
          "requestReceivedTimestamp",
          "stageTimestamp",
          "annotations");

  private final PolicyProgram program;

  private ReadingCosts(PolicyProgram program) {
    this.program = program;
  }

  /** One for each such rule, in policy order. */
  static List<ReadingCost> of(PolicyProgram program) {
    ReadingCosts costs = new ReadingCosts(program);
    List<ReadingCost> found = new ArrayList<>();
    for (int rule = 0; rule < program.formulas().length; rule++) {
      Formula formula = program.formulas()[rule];
      String id = program.rules().get(rule).entry().rule().id();
      if (!costs.narrows(formula)) {
        costs.firstLate(formula).map(atom -> costs.cost(id, atom)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Whether it asks for a certain value of something early, which most events do not have. */
  private boolean narrows(Formula formula) {
    if (formula instanceof Formula.Literal literal) {
      return literal.positive()
          && (literal.atom() instanceof Atom.OfValues
              || literal.atom() instanceof Atom.OfAttributes)
          && literal.atom().members().stream().noneMatch(this::late);
    }
    if (formula instanceof Formula.All all) {
      return all.parts().stream().anyMatch(this::narrows);
    }
    return formula instanceof Formula.Any any && any.parts().stream().allMatch(this::narrows);
  }

  private Optional<Atom> firstLate(Formula formula) {
    return formula.atoms().stream()
        .filter(atom -> atom.members().stream().anyMatch(this::late))
        .findFirst();
  }

  private boolean late(int member) {
    return member == SlotTable.END || !EARLY.contains(name(member));
  }

  private ReadingCost cost(String rule, Atom atom) {
    int member = atom.members().stream().filter(this::late).findFirst().orElse(SlotTable.END);
    return new ReadingCost(rule, atom.path(), reason(member));
  }

  private String reason(int member) {
    if (member == SlotTable.END) {
      return "the path goes through every member of the event, so only its end shows that no more"
          + " comes";
    }
    return LATE.contains(name(member))
        ? name(member) + " stands at the end of an event, among the bodies or behind them"
        : "most events have no " + name(member) + ", and only their end shows that none comes";
  }

  private String name(int member) {
    return program.memberNames().get(member - 1);
  }
}
