package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.match.index.TextTest;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.function.Predicate;

/**
 * A question to an event that several rules may ask and that is answered once. Immutable; two are
 * the same only if they have one number.
 */
public sealed interface Atom {

  /** Numbers the atoms of one policy. */
  int id();

  /** What must have been read before it can be answered: {@link SlotTable#member}. */
  List<Integer> members();

  /** The first path that it asks for, as the rule writes it; empty where it asks for none. */
  String path();

  /** Whether everything that it asks for is there. */
  boolean answerable(Answers answers);

  /** The answer, where it is answerable. */
  boolean answer(Answers answers);

  /** Asks for the values of one path. */
  sealed interface OfSlot extends Atom {

    /** The path's slot. */
    int slot();

    /** The member at which the path begins. */
    int member();

    @Override
    default List<Integer> members() {
      return List.of(member());
    }

    @Override
    default boolean answerable(Answers answers) {
      return answers.closed(member());
    }
  }

  /** Whether some value of a path passes a test. */
  record OfValues(int id, int slot, int member, String path, TextTest test) implements OfSlot {

    @Override
    public boolean answer(Answers answers) {
      return test.any(answers.values(slot));
    }
  }

  /** Whether a path reaches anything but null. */
  record OfPresence(int id, int slot, int member, String path) implements OfSlot {

    @Override
    public boolean answer(Answers answers) {
      return answers.values(slot).present();
    }
  }

  /** Whether the number of a path's values passes a test. */
  record OfCount(int id, int slot, int member, String path, TextTest test) implements OfSlot {

    @Override
    public boolean answer(Answers answers) {
      return answers.passes(test, answers.values(slot).count());
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

    @Override
    public String path() {
      return "";
    }

    @Override
    public boolean answerable(Answers answers) {
      return true;
    }

    @Override
    public boolean answer(Answers answers) {
      return answers.ofAttributes(place);
    }
  }

  /** What takes a tree of the members that it reads. */
  record OfTree(int id, List<Integer> members, String path, Expression expression) implements Atom {

    @Override
    public boolean answerable(Answers answers) {
      return members.stream().allMatch(answers::closed);
    }

    @Override
    public boolean answer(Answers answers) {
      return answers.ofTree(expression, members);
    }
  }
}
