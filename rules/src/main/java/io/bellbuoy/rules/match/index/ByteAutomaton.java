package io.bellbuoy.rules.match.index;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes one by one and knows after each which of many texts end there: those that began with
 * the first byte or, after Aho and Corasick, those that began anywhere. Immutable.
 */
final class ByteAutomaton {

  /** Where nothing has been read. */
  static final int START = 0;

  /** No text goes on so. */
  static final int NOWHERE = -1;

  /** No text ends there. */
  static final int NONE = -1;

  private static final int BYTES = 256;

  /** In so many cells it is a matter of milliseconds. */
  private static final int MOST_CELLS = 2_000_000;

  /** Bytes that no text holds are of kind 0. */
  private final byte[] kinds = new byte[BYTES];

  /** For each byte whether a text can begin with it. */
  private final boolean[] beginning = new boolean[BYTES];

  private final int width;

  /** For each state and kind of byte the next state. */
  private final int[] next;

  /** The text that ends there. */
  private final int[] ends;

  /** The state of the longest text that ends there too, and is shorter. */
  private final int[] shorter;

  /** Whether any text ends there. */
  private final boolean[] ending;

  private int count = 1;

  private ByteAutomaton(int width, int states) {
    this.width = width;
    next = new int[width * states];
    ends = new int[states];
    shorter = new int[states];
    ending = new boolean[states];
    Arrays.fill(next, NOWHERE);
    Arrays.fill(ends, NONE);
    Arrays.fill(shorter, NOWHERE);
  }

  /**
   * For the texts, none of them twice.
   *
   * @param anywhere whether they may begin anywhere
   * @return null where it would be too large
   */
  static @Nullable ByteAutomaton of(List<byte[]> texts, boolean anywhere) {
    boolean[] used = new boolean[BYTES];
    long states = 1;
    for (byte[] text : texts) {
      states += text.length;
      for (byte b : text) {
        used[b & 0xff] = true;
      }
    }
    int width = 1;
    for (boolean one : used) {
      width += one ? 1 : 0;
    }
    if (width >= BYTES || states * width > MOST_CELLS) {
      return null;
    }
    ByteAutomaton automaton = new ByteAutomaton(width, (int) states);
    int kind = 1;
    for (int b = 0; b < BYTES; b++) {
      automaton.kinds[b] = (byte) (used[b] ? kind++ : 0);
    }
    for (byte[] text : texts) {
      if (text.length > 0) {
        automaton.beginning[text[0] & 0xff] = true;
      }
    }
    for (int i = 0; i < texts.size(); i++) {
      automaton.add(texts.get(i), i);
    }
    if (anywhere) {
      automaton.goOnAnywhere();
    }
    return automaton;
  }

  /** The state after one more byte; {@link #NOWHERE} where no text goes on so. */
  int after(int state, byte b) {
    return next[state * width + (kinds[b & 0xff] & 0xff)];
  }

  /** The first byte from there on with which a text can begin. */
  int begin(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !beginning[bytes[at] & 0xff]) {
      at++;
    }
    return at;
  }

  /** Whether any text ends there. */
  boolean isEnding(int state) {
    return ending[state];
  }

  /** The text that ends there; {@link #NONE}: only shorter ones do, or none. */
  int end(int state) {
    return ends[state];
  }

  /** The state of the next shorter text that ends there as well; {@link #NOWHERE}. */
  int shorter(int state) {
    return shorter[state];
  }

  private void add(byte[] text, int index) {
    int state = START;
    for (byte b : text) {
      int cell = state * width + (kinds[b & 0xff] & 0xff);
      if (next[cell] == NOWHERE) {
        next[cell] = count++;
      }
      state = next[cell];
    }
    ends[state] = index;
    ending[state] = true;
  }

  /** Where a text does not go on, the longest other one that has begun since does. */
  private void goOnAnywhere() {
    int[] fallbacks = new int[count];
    int[] queue = new int[count];
    int tail = 0;
    for (int kind = 0; kind < width; kind++) {
      if (next[kind] == NOWHERE) {
        next[kind] = START;
      } else {
        queue[tail++] = next[kind];
      }
    }
    for (int head = 0; head < tail; head++) {
      int state = queue[head];
      int fallback = fallbacks[state];
      ending[state] |= ending[fallback];
      shorter[state] = ends[fallback] != NONE ? fallback : shorter[fallback];
      for (int kind = 0; kind < width; kind++) {
        int child = next[state * width + kind];
        int other = next[fallback * width + kind];
        if (child == NOWHERE) {
          next[state * width + kind] = other;
        } else {
          fallbacks[child] = other;
          queue[tail++] = child;
        }
      }
    }
  }
}
