package io.bellbuoy.rules.match.index;

/**
 * What it means for the rules that some value passes a test.
 *
 * @param allowed the rules that this is enough for
 * @param denied the rules that this is the end of
 */
record Effect(long[] allowed, long[] denied) {

  /** Stands for no effect where effects are found by number. */
  static final int NONE = -1;

  static Effect none(int rules) {
    return new Effect(RuleBits.none(rules), RuleBits.none(rules));
  }

  /** Whether it makes a difference to any of the rules. */
  boolean concerns(long[] candidates) {
    return RuleBits.meet(candidates, allowed) || RuleBits.meet(candidates, denied);
  }

  /** Takes the denied rules out of the candidates, adds the allowed ones to those. */
  void take(long[] candidates, long[] allowedSoFar) {
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] &= ~denied[i];
      allowedSoFar[i] |= allowed[i];
    }
  }

  /** The one of that number, if it is one. */
  static void take(Effect[] effects, int number, long[] candidates, long[] allowedSoFar) {
    if (number != NONE) {
      effects[number].take(candidates, allowedSoFar);
    }
  }
}
