package io.bellbuoy.rules.match.index;

import java.util.function.IntPredicate;

/**
 * Sets of rules, by their place in the policy, a bit for each. All sets of one policy have one
 * length.
 */
public final class RuleBits {

  private RuleBits() {}

  /** An empty set for that many rules. */
  public static long[] none(int rules) {
    return new long[(rules + Long.SIZE - 1) / Long.SIZE];
  }

  /** Those of that many rules that the predicate accepts. */
  public static long[] of(int rules, IntPredicate accepts) {
    long[] bits = none(rules);
    for (int rule = 0; rule < rules; rule++) {
      if (accepts.test(rule)) {
        add(bits, rule);
      }
    }
    return bits;
  }

  public static void add(long[] bits, int rule) {
    bits[rule >> 6] |= 1L << rule;
  }

  public static void remove(long[] bits, int rule) {
    bits[rule >> 6] &= ~(1L << rule);
  }

  public static boolean has(long[] bits, int rule) {
    return (bits[rule >> 6] & 1L << rule) != 0;
  }

  public static boolean isEmpty(long[] bits) {
    for (long word : bits) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** How many there are. */
  public static int count(long[] bits) {
    int count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Whether both hold some rule. */
  public static boolean meet(long[] some, long[] others) {
    for (int i = 0; i < some.length; i++) {
      if ((some[i] & others[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Adds all of the others. */
  public static void addAll(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] |= others[i];
    }
  }

  /** Takes all of the others away. */
  public static void removeAll(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] &= ~others[i];
    }
  }

  /** Keeps those that are among the others. */
  public static void keep(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] &= others[i];
    }
  }

  /** Keeps those that stand before a rule. */
  public static void keepBefore(long[] bits, int rule) {
    int word = rule >> 6;
    bits[word] &= (1L << rule) - 1;
    for (int i = word + 1; i < bits.length; i++) {
      bits[i] = 0;
    }
  }

  /** The first one from there on that is in both; negative where there is none. */
  public static int nextInBoth(long[] some, long[] others, int from) {
    int word = from >> 6;
    long rest = word < some.length ? some[word] & others[word] & (-1L << from) : 0;
    while (rest == 0) {
      word++;
      if (word >= some.length) {
        return -1;
      }
      rest = some[word] & others[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /** The first one from there on; negative where there is none. */
  public static int next(long[] bits, int from) {
    return nextInBoth(bits, bits, from);
  }
}
