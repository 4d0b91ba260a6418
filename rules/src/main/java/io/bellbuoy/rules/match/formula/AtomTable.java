package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.Step;
import io.bellbuoy.rules.match.index.TextTest;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the atoms of a policy, each question one. For one thread. */
public final class AtomTable {

  private final SlotTable slots;
  private final List<Atom> atoms = new ArrayList<>();
  private final Map<Object, Atom> known = new HashMap<>();
  private int attributeAtoms;

  public AtomTable(SlotTable slots) {
    this.slots = slots;
  }

  /** What tells one question from another. */
  private record Key(String kind, Object what, Object how) {}

  /** All of them, by their number. */
  public List<Atom> atoms() {
    return List.copyOf(atoms);
  }

  /**
   * Whether some value passes.
   *
   * @param how equal ones make equal tests
   * @return null where the path is not followed
   */
  @Nullable Atom values(List<Step> path, String text, Object how, Supplier<TextTest> test) {
    return ofSlot(
        path,
        slot ->
            atom(
                new Key("values", slot, how),
                id -> new Atom.OfValues(id, slot, slots.member(path), text, test.get())));
  }

  @Nullable Atom presence(List<Step> path, String text) {
    return ofSlot(
        path,
        slot ->
            atom(
                new Key("presence", slot, ""),
                id -> new Atom.OfPresence(id, slot, slots.member(path), text)));
  }

  @Nullable Atom count(List<Step> path, String text, Object how, Supplier<TextTest> test) {
    return ofSlot(
        path,
        slot ->
            atom(
                new Key("count", slot, how),
                id -> new Atom.OfCount(id, slot, slots.member(path), text, test.get())));
  }

  /** What asks for nothing but attributes. */
  Atom attributes(Object what, Predicate<Attributes> test) {
    return atom(
        new Key("attributes", what, ""), id -> new Atom.OfAttributes(id, attributeAtoms++, test));
  }

  /** What takes a tree. */
  Atom tree(Expression expression, List<List<Step>> paths, String text) {
    return atom(
        new Key("tree", expression, ""),
        id ->
            new Atom.OfTree(
                id, paths.stream().map(slots::member).distinct().toList(), text, expression));
  }

  private @Nullable Atom ofSlot(List<Step> path, Function<Integer, Atom> make) {
    int slot = slots.slot(path);
    return slot == SlotTable.NONE ? null : make.apply(slot);
  }

  private Atom atom(Key key, Function<Integer, Atom> make) {
    Atom atom = known.get(key);
    if (atom == null) {
      atom = make.apply(atoms.size());
      atoms.add(atom);
      known.put(key, atom);
    }
    return atom;
  }
}
