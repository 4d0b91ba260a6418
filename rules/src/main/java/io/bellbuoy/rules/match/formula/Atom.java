package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.match.index.TextTest;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.function.Predicate;

/**
 * A question to an event that several rules may ask and that is answered once. Immutable; two are
 * the same only if they are one object.
 */
public sealed interface Atom {

  /** Numbers the atoms of one policy. */
  int id();

  /** What must have been read before it can be answered: {@link SlotTable#member}. */
  List<Integer> members();

  /** Whether some value of a path passes a test. */
  record OfValues(int id, int slot, int member, String path, TextTest test) implements Atom {

    @Override
    public List<Integer> members() {
      return List.of(member);
    }
  }

  /** Whether a path reaches anything but null. */
  record OfPresence(int id, int slot, int member, String path) implements Atom {

    @Override
    public List<Integer> members() {
      return List.of(member);
    }
  }

  /** Whether the number of a path's values passes a test. */
  record OfCount(int id, int slot, int member, String path, TextTest test) implements Atom {

    @Override
    public List<Integer> members() {
      return List.of(member);
    }
  }

  /**
   * What asks nothing of the event itself.
   *
   * @param place numbers the atoms of this kind
   */
  record OfAttributes(int id, int place, Predicate<Attributes> test) implements Atom {

    @Override
    public List<Integer> members() {
      return List.of();
    }
  }

  /** What takes a tree of the members that it reads. */
  record OfTree(int id, List<Integer> members, String path, Expression expression)
      implements Atom {}
}
