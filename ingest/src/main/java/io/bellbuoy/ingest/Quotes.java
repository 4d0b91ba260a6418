package io.bellbuoy.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds what may end a JSON string, eight bytes at a time. Thread-safe. */
final class Quotes {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private Quotes() {}

  /** Where the first quote or backslash stands; {@code to} where there is none before. */
  static int orBackslash(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long word = (long) WORDS.get(bytes, at);
      // Only marks above a right one may be wrong, and only the lowest one is looked at.
      long marks = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
      if (marks != 0) {
        return at + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }
}
