package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * A member's name as it stands in most documents, its closing quote included. Immutable.
 *
 * @param text the bytes of both
 * @param head the first eight of them
 * @param mask which bits of eight bytes are the head
 */
record WrittenName(byte[] text, long head, long mask) {

  static WrittenName of(byte[] name) {
    byte[] text = Arrays.copyOf(name, name.length + 1);
    text[name.length] = '"';
    int headLength = Math.min(text.length, Long.BYTES);
    return new WrittenName(
        text, Words.head(text, 0, headLength), -1L >>> ((Long.BYTES - headLength) << 3));
  }

  /** Whether it stands there. */
  boolean isAt(byte[] bytes, int from) {
    int end = from + text.length;
    if (from + Long.BYTES > bytes.length || end > bytes.length) {
      return false;
    }
    return (Words.at(bytes, from) & mask) == head
        && (text.length <= Long.BYTES
            || Arrays.equals(bytes, from + Long.BYTES, end, text, Long.BYTES, text.length));
  }

  /** How many bytes it takes, without the quote. */
  int length() {
    return text.length - 1;
  }

  /** Whether the name is told by its bytes as they stand in a document. */
  static boolean isPlain(byte[] name) {
    return Words.isPlain(name, 0, name.length) && new String(name, US_ASCII).indexOf('"') < 0;
  }
}
