package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.index.GateBuilder;
import io.bellbuoy.rules.match.index.TextTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a formula needs: atoms of which one at least must hold. Of those that no index can answer, a
 * value must at least be there.
 *
 * @param exact whether the formula holds wherever the need is met
 */
record Needs(List<Atom.OfSlot> atoms, boolean exact) {

  Needs {
    atoms = List.copyOf(atoms);
  }

  /**
   * The needs of a formula that are worth asking for; none where it may hold whatever the values.
   *
   * @param askers for each atom's number how many rules ask it
   */
  static List<Needs> of(Formula formula, Map<Integer, Integer> askers) {
    return new Search(askers).of(formula);
  }

  private static Needs together(List<Needs> parts) {
    List<Atom.OfSlot> atoms = new ArrayList<>();
    parts.forEach(part -> atoms.addAll(part.atoms));
    return new Needs(atoms, parts.stream().allMatch(Needs::exact));
  }

  /** Whether an index answers the atom. */
  static boolean pays(Atom.OfSlot atom) {
    return atom instanceof Atom.OfPresence
        || (atom instanceof Atom.OfValues asked && GateBuilder.pays(asked.test()));
  }

  /** Looks for needs; the best are those that few rules share, and that are quickly told. */
  private record Search(Map<Integer, Integer> askers) {

    List<Needs> of(Formula formula) {
      Optional<Needs> one = any(formula);
      if (one.isEmpty() || one.get().exact()) {
        return one.stream().toList();
      }
      Set<Needs> all = new LinkedHashSet<>(List.of(one.get()));
      all.addAll(bySlot(formula).values());
      return List.copyOf(all);
    }

    /** Some need, the one that is best to ask for. */
    private Optional<Needs> any(Formula formula) {
      if (formula instanceof Formula.Literal literal) {
        boolean values = literal.atom() instanceof Atom.OfValues;
        return literal.positive()
                && literal.atom() instanceof Atom.OfSlot asked
                && (values || pays(asked))
            ? Optional.of(new Needs(List.of(asked), pays(asked)))
            : Optional.empty();
      }
      if (formula instanceof Formula.Any any) {
        List<Optional<Needs>> parts = any.parts().stream().map(this::any).toList();
        return parts.stream().allMatch(Optional::isPresent)
            ? Optional.of(together(parts.stream().map(Optional::get).toList()))
            : Optional.empty();
      }
      if (formula instanceof Formula.All all) {
        return all.parts().stream()
            .flatMap(part -> any(part).stream())
            .min((a, b) -> Integer.compare(weight(a), weight(b)))
            .map(best -> new Needs(best.atoms, false));
      }
      return Optional.empty();
    }

    /** For each slot at which every way to make it hold needs something, that. */
    private Map<Integer, Needs> bySlot(Formula formula) {
      Map<Integer, Needs> needs = new LinkedHashMap<>();
      if (formula instanceof Formula.Literal) {
        any(formula).ifPresent(one -> needs.put(one.atoms.get(0).slot(), one));
      } else if (formula instanceof Formula.All all) {
        for (Formula part : all.parts()) {
          bySlot(part)
              .forEach(
                  (slot, more) ->
                      needs.merge(slot, more, (a, b) -> weight(a) <= weight(b) ? a : b));
        }
      } else if (formula instanceof Formula.Any any) {
        List<Map<Integer, Needs>> parts = any.parts().stream().map(this::bySlot).toList();
        for (int slot : parts.get(0).keySet()) {
          if (parts.stream().allMatch(part -> part.containsKey(slot))) {
            needs.put(
                slot,
                together(
                    parts.stream()
                        .flatMap(p -> Optional.ofNullable(p.get(slot)).stream())
                        .toList()));
          }
        }
      }
      needs.replaceAll((slot, one) -> new Needs(one.atoms, false));
      return needs;
    }

    private int weight(Needs needs) {
      return needs.atoms.stream().mapToInt(this::weight).sum();
    }

    private int weight(Atom.OfSlot atom) {
      int shared = askers.getOrDefault(atom.id(), 1);
      if (!(atom instanceof Atom.OfValues asked) || !pays(atom)) {
        return 100 + shared;
      }
      boolean equal = asked.test() instanceof TextTest.Equal;
      return (equal ? 1 : GateBuilder.isCostly(asked.test()) ? 10 : 3) + shared;
    }
  }
}
