package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.index.GateBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be found at a path for a formula to hold.
 *
 * @param bySlot for each slot atoms of which one at least must hold; only such as pay in an index
 * @param exact whether the formula holds wherever the only slot's need is met
 */
record Needs(Map<Integer, List<Atom>> bySlot, boolean exact) {

  private static final Needs NONE = new Needs(Map.of(), false);

  /** What the formula needs. */
  static Needs of(Formula formula) {
    if (formula instanceof Formula.Literal literal) {
      Integer slot = literal.positive() ? slot(literal.atom()) : null;
      return slot == null ? NONE : new Needs(Map.of(slot, List.of(literal.atom())), true);
    }
    if (formula instanceof Formula.Any any) {
      return ofAny(any.parts().stream().map(Needs::of).toList());
    }
    return formula instanceof Formula.All all
        ? ofAll(all.parts().stream().map(Needs::of).toList())
        : NONE;
  }

  /** The slot at whose values an index may ask the atom; null: none may. */
  static @Nullable Integer slot(Atom atom) {
    if (atom instanceof Atom.OfValues asked && GateBuilder.pays(asked.test())) {
      return asked.slot();
    }
    return atom instanceof Atom.OfPresence asked ? asked.slot() : null;
  }

  private static Needs ofAny(List<Needs> parts) {
    Map<Integer, List<Atom>> common = new HashMap<>();
    for (int slot : parts.get(0).bySlot.keySet()) {
      if (parts.stream().allMatch(part -> part.bySlot.containsKey(slot))) {
        List<Atom> together = new ArrayList<>();
        parts.forEach(part -> together.addAll(part.bySlot.getOrDefault(slot, List.of())));
        common.put(slot, together);
      }
    }
    return new Needs(common, common.size() == 1 && parts.stream().allMatch(Needs::exact));
  }

  private static Needs ofAll(List<Needs> parts) {
    Map<Integer, List<Atom>> least = new HashMap<>();
    for (Needs part : parts) {
      part.bySlot.forEach(
          (slot, atoms) -> least.merge(slot, atoms, (a, b) -> a.size() <= b.size() ? a : b));
    }
    return new Needs(least, false);
  }
}
