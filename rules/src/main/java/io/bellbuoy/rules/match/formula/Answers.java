package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.match.index.TextTest;
import io.bellbuoy.rules.match.scan.EventValues;
import io.bellbuoy.rules.match.scan.SlotValues;
import io.bellbuoy.schemas.Attributes;
import java.util.Arrays;

/** What is known of one event so far. Reused for every event; for one thread. */
public final class Answers {

  private final EventValues values;
  private final EventTrees trees;

  /** For each atom the last event in which it was answered, and the answer. */
  private final int[] answered;

  private final boolean[] answers;

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
    answers = new boolean[atoms];
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
    epoch++;
    if (epoch == 0) {
      // Once in four billion events a number comes again.
      Arrays.fill(answered, 0);
      Arrays.fill(read, 0);
      epoch = 1;
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
    if (answered[atom.id()] != epoch && atom.test().any(some)) {
      answered[atom.id()] = epoch;
      answers[atom.id()] = true;
    }
  }

  int truth(Atom atom) {
    if (atom instanceof Atom.OfAttributes asked) {
      return attributes[asked.place()] ? Formula.TRUE : Formula.FALSE;
    }
    int id = atom.id();
    if (answered[id] != epoch) {
      if (!known(atom)) {
        return Formula.UNKNOWN;
      }
      answers[id] = answer(atom);
      answered[id] = epoch;
    }
    return answers[id] ? Formula.TRUE : Formula.FALSE;
  }

  private boolean known(Atom atom) {
    if (atom instanceof Atom.OfValues asked) {
      return closed(asked.member());
    }
    for (int member : atom.members()) {
      if (!closed(member)) {
        return false;
      }
    }
    return true;
  }

  private boolean answer(Atom atom) {
    if (atom instanceof Atom.OfValues asked) {
      return asked.test().any(values.of(asked.slot()));
    }
    if (atom instanceof Atom.OfPresence asked) {
      return values.of(asked.slot()).present();
    }
    if (atom instanceof Atom.OfCount asked) {
      return passes(asked.test(), values.of(asked.slot()).count());
    }
    if (atom instanceof Atom.OfTree asked) {
      return trees.holds(asked.expression(), asked.members());
    }
    throw new IllegalStateException("known from the start: " + atom);
  }

  private boolean passes(TextTest test, int number) {
    int start = digits.length;
    int rest = number;
    do {
      digits[--start] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    return test.holds(digits, start, digits.length, 0);
  }
}
