package io.bellbuoy.rules.match.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at bytes eight at a time. Thread-safe. */
final class Words {

  private static final VarHandle VIEW =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BRACKETS = ONES * 0x40;
  private static final long QUOTES = ONES * '"';

  /** Nothing but backslashes. */
  static final long BACKSLASHES = ONES * '\\';

  private Words() {}

  /** The eight bytes from there on, the first one lowest. */
  static long at(byte[] bytes, int from) {
    return (long) VIEW.get(bytes, from);
  }

  /** Marks quotes: the lowest mark is right, those above may not be. 0: there is none. */
  static long quotes(long word) {
    return zeros(word ^ QUOTES);
  }

  /** Whether all bytes are ASCII and none is a backslash. */
  static boolean isPlain(long word) {
    return (zeros(word ^ BACKSLASHES) | (word & HIGH_BITS)) == 0;
  }

  /** Whether one of the bytes is a backslash. */
  static boolean hasBackslash(long word) {
    return zeros(word ^ BACKSLASHES) != 0;
  }

  /**
   * Where texts are, if none has begun before: the lowest bit of each byte of a text is set, that
   * of its closing quote is not. The other bits mean nothing. There must be no backslash.
   */
  static long texts(long word) {
    long others = word ^ QUOTES;
    long quotes = ~(((others & ~HIGH_BITS) + ~HIGH_BITS) | others) & HIGH_BITS;
    // Adds up in each byte the quotes as far as there.
    return (quotes >>> 7) * ONES;
  }

  /** All ones where a text goes on behind the last of the bytes; else 0. */
  static long lastOf(long texts) {
    return -(texts >>> 56 & 1);
  }

  /** Marks brackets and braces outside of texts: nothing else there has these three bits. */
  static long brackets(long word, long texts) {
    return word & (word << 2) & (word << 3) & ~(texts << 6) & BRACKETS;
  }

  /** Of those marks the ones of brackets that close. */
  static long closing(long word, long brackets) {
    return brackets & (word << 4);
  }

  /** In which of the bytes the lowest mark is. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** Whether all bytes are ASCII and none is a backslash. */
  static boolean isPlain(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      if (!isPlain(at(bytes, at))) {
        return false;
      }
      at += Long.BYTES;
    }
    while (at < to) {
      byte b = bytes[at++];
      if (b < 0 || b == '\\') {
        return false;
      }
    }
    return true;
  }

  /** A hash of the bytes; equal ones have equal hashes. */
  static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    while (at + Long.BYTES <= to) {
      hash = mixed(hash ^ at(bytes, at));
      at += Long.BYTES;
    }
    if (at < to) {
      hash = mixed(hash ^ rest(bytes, at, to));
    }
    return (int) (hash ^ (hash >>> 29));
  }

  /** The first eight bytes, or as many as there are. */
  static long head(byte[] bytes, int from, int to) {
    return to - from >= Long.BYTES ? at(bytes, from) : to == from ? 0 : rest(bytes, from, to);
  }

  private static long rest(byte[] bytes, int from, int to) {
    if (from + Long.BYTES <= bytes.length) {
      return at(bytes, from) & (-1L >>> ((Long.BYTES - (to - from)) << 3));
    }
    long rest = 0;
    for (int i = to - 1; i >= from; i--) {
      rest = (rest << 8) | (bytes[i] & 0xff);
    }
    return rest;
  }

  private static long mixed(long hash) {
    long product = hash * 0x9E3779B97F4A7C15L;
    return product ^ (product >>> 32);
  }

  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }
}
