package io.bellbuoy.rules.match.index;

import java.util.Arrays;

/** For each need of a policy the rules for which it is met in one event. For one thread. */
public final class NeedsMet {

  private final long[][] rules;

  /** For each need the last event in which it was met for some rule. */
  private final int[] epochs;

  private int epoch;

  public NeedsMet(int needs, int rules) {
    this.rules = new long[needs][];
    Arrays.setAll(this.rules, need -> RuleBits.none(rules));
    epochs = new int[needs];
  }

  /** Makes ready for another event. */
  public void begin() {
    epoch++;
    if (epoch == 0) {
      // Once in four billion events a number comes again.
      Arrays.fill(epochs, 0);
      epoch = 1;
    }
  }

  void add(int need, long[] more) {
    if (epochs[need] == epoch) {
      RuleBits.addAll(rules[need], more);
    } else {
      epochs[need] = epoch;
      System.arraycopy(more, 0, rules[need], 0, more.length);
    }
  }

  /** Takes out the rules whose need was not met. */
  public void close(int need, long[] needing, long[] candidates) {
    if (epochs[need] == epoch) {
      long[] met = rules[need];
      for (int i = 0; i < candidates.length; i++) {
        candidates[i] &= met[i] | ~needing[i];
      }
    } else {
      RuleBits.removeAll(candidates, needing);
    }
  }
}
