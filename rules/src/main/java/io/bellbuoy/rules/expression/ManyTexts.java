package io.bellbuoy.rules.expression;

import java.util.BitSet;
import java.util.Collection;

/**
 * Finds out whether a text holds one of many others in one pass over it, after Aho and Corasick: a
 * tree of the beginnings of all, in which each knows the longest other one that it ends with.
 * Immutable.
 *
 * <p>Both sides may come from one event and be as many as its author likes, so neither the product
 * of their numbers nor an object for each letter will do.
 */
final class ManyTexts {

  /** The empty beginning. */
  private static final int ROOT = 0;

  /** From a beginning and the letter after it to the longer beginning; 0 where there is none. */
  private final long[] keys;

  private final int[] children;
  private final int[] fallbacks;
  private final BitSet ends = new BitSet();

  private ManyTexts(int letters) {
    int capacity = Integer.highestOneBit(Math.max(8, letters)) * 4;
    keys = new long[capacity];
    children = new int[capacity];
    fallbacks = new int[letters + 1];
  }

  static ManyTexts of(Collection<String> texts) {
    int letters = texts.stream().mapToInt(String::length).sum();
    ManyTexts many = new ManyTexts(letters);
    many.grow(texts, letters);
    return many;
  }

  /** Whether one of them is a part of the text. */
  boolean anyIn(String text) {
    int at = ROOT;
    if (ends.get(at)) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      at = next(at, text.charAt(i));
      if (ends.get(at)) {
        return true;
      }
    }
    return false;
  }

  private void grow(Collection<String> texts, int letters) {
    int[] parents = new int[letters + 1];
    int[] depths = new int[letters + 1];
    char[] last = new char[letters + 1];
    int count = 1;
    for (String text : texts) {
      int at = ROOT;
      for (int i = 0; i < text.length(); i++) {
        int child = child(at, text.charAt(i));
        if (child == ROOT) {
          child = count++;
          put(at, text.charAt(i), child);
          parents[child] = at;
          depths[child] = i + 1;
          last[child] = text.charAt(i);
        }
        at = child;
      }
      ends.set(at);
    }
    // The shorter ones first: a longer one's fallback is found by way of theirs.
    for (int node : byDepth(depths, count)) {
      if (depths[node] > 1) {
        fallbacks[node] = next(fallbacks[parents[node]], last[node]);
      }
      if (ends.get(fallbacks[node])) {
        ends.set(node);
      }
    }
  }

  private static int[] byDepth(int[] depths, int count) {
    int[] starts = new int[count + 1];
    for (int node = 0; node < count; node++) {
      starts[depths[node] + 1]++;
    }
    for (int depth = 0; depth < count; depth++) {
      starts[depth + 1] += starts[depth];
    }
    int[] order = new int[count];
    for (int node = 0; node < count; node++) {
      order[starts[depths[node]]++] = node;
    }
    return order;
  }

  private int next(int from, char letter) {
    int at = from;
    int child = child(at, letter);
    while (child == ROOT && at != ROOT) {
      at = fallbacks[at];
      child = child(at, letter);
    }
    return child;
  }

  private int child(int node, char letter) {
    long key = key(node, letter);
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return children[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return ROOT;
  }

  private void put(int node, char letter, int child) {
    long key = key(node, letter);
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    children[slot] = child;
  }

  /** Never 0, which marks a free slot. */
  private static long key(int node, char letter) {
    return ((long) node << 16 | letter) + 1;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (keys.length - 1);
  }
}
