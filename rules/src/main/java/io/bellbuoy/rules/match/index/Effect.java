package io.bellbuoy.rules.match.index;

import org.jspecify.annotations.Nullable;

/**
 * What it means for the rules that some value passes a test. Immutable.
 *
 * @param denied the rules that this is the end of; null: none
 * @param needs the numbers of the needs that it meets
 * @param meeting for each of these the rules whose need it is
 */
record Effect(long @Nullable [] denied, int[] needs, long[][] meeting) {

  /** Stands for no effect where effects are found by number. */
  static final int NONE = -1;

  /** Whether it makes a difference to any of the rules. */
  boolean concerns(long[] candidates) {
    for (long[] rules : meeting) {
      if (RuleBits.meet(candidates, rules)) {
        return true;
      }
    }
    return denied != null && RuleBits.meet(candidates, denied);
  }

  /** Takes the denied rules out of the candidates, and notes the needs that are met. */
  void take(long[] candidates, NeedsMet met) {
    if (denied != null) {
      RuleBits.removeAll(candidates, denied);
    }
    for (int i = 0; i < needs.length; i++) {
      met.add(needs[i], meeting[i]);
    }
  }

  /** The one of that number, if it is one. */
  static void take(Effect[] effects, int number, long[] candidates, NeedsMet met) {
    if (number != NONE) {
      effects[number].take(candidates, met);
    }
  }
}
