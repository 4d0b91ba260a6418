package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.match.index.TextTest;
import io.bellbuoy.rules.match.scan.EventValues;
import io.bellbuoy.rules.match.scan.SlotValues;
import io.bellbuoy.schemas.Attributes;
import java.util.Arrays;
import java.util.List;

/** What is known of one event so far. Reused for every event; for one thread. */
public final class Answers {

  private final EventValues values;
  private final EventTrees trees;

  /** For each atom the answer and the last event in which it was given: {@link #epoch}, plus 1. */
  private final int[] answered;

  /** For each member the last event in which it had been read. */
  private final int[] read;

  private final byte[] digits = new byte[10];
  private int epoch;
  private boolean ended;
  private boolean[] attributes = {};

  public Answers(int atoms, EventValues values, EventTrees trees, int members) {
    this.values = values;
    this.trees = trees;
    answered = new int[atoms];
    read = new int[members + 1];
  }

  /**
   * Makes ready for another event.
   *
   * @param attributes the answers of the atoms that ask for nothing but attributes, by their place
   */
  public void begin(byte[] event, Attributes known, boolean[] attributes) {
    trees.begin(event, known);
    this.attributes = attributes;
    ended = false;
    epoch += 2;
    if (epoch == 0) {
      // Once in two billion events a number comes again.
      Arrays.fill(answered, 0);
      Arrays.fill(read, 0);
      epoch = 2;
    }
  }

  /** A member has been read: what its paths reach is all there. */
  public void close(int member, int start, int end) {
    read[member] = epoch;
    trees.add(member, start, end);
  }

  /** The event has ended. */
  public void end() {
    ended = true;
  }

  /** Whether what a member's paths reach is all there. */
  public boolean closed(int member) {
    return ended || read[member] == epoch;
  }

  /** Some value passes, whatever may come. */
  public void settle(Atom.OfValues atom, SlotValues some) {
    if (answered[atom.id()] != epoch + 1 && atom.test().any(some)) {
      answered[atom.id()] = epoch + 1;
    }
  }

  int truth(Atom atom) {
    int known = answered[atom.id()] - epoch;
    if (known == 1) {
      return Formula.TRUE;
    }
    if (known == 0) {
      return Formula.FALSE;
    }
    if (!atom.answerable(this)) {
      return Formula.UNKNOWN;
    }
    boolean holds = atom.answer(this);
    answered[atom.id()] = holds ? epoch + 1 : epoch;
    return holds ? Formula.TRUE : Formula.FALSE;
  }

  SlotValues values(int slot) {
    return values.of(slot);
  }

  boolean ofAttributes(int place) {
    return attributes[place];
  }

  boolean ofTree(Expression expression, List<Integer> members) {
    return trees.holds(expression, members);
  }

  /** Whether a number passes, written out. */
  boolean passes(TextTest test, int number) {
    int start = digits.length;
    int rest = number;
    do {
      digits[--start] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    return test.holds(digits, start, digits.length, 0);
  }
}
