package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/**
 * JSON that a client can get past an API server though our parser refuses it: names with half a
 * character in them, and bytes that are no UTF-8. Thread-safe.
 *
 * <p>API servers read a replacement character there, and put what a client sent into their events
 * as it came. Were it refused, one such label would hide a whole event.
 */
public final class MendedJson {

  private static final byte[] REPLACEMENT = "fffd".getBytes(US_ASCII);

  private MendedJson() {}

  /**
   * The JSON with its names whole and a question mark for each byte that is no UTF-8. Every byte
   * stays at its place.
   *
   * @return the same array where there is nothing to mend, else a copy of the first {@code length}
   *     bytes
   */
  public static byte[] of(byte[] json, int length) {
    byte[] mended = json;
    CharsetDecoder decoder = UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(json, 0, length);
    CharBuffer unused = CharBuffer.allocate(4096);
    CoderResult result = decoder.decode(in, unused, true);
    while (!result.isUnderflow()) {
      if (result.isError()) {
        mended = mended == json ? Arrays.copyOf(json, length) : mended;
        int end = in.position() + result.length();
        Arrays.fill(mended, in.position(), end, (byte) '?');
        in.position(end);
      }
      unused.clear();
      result = decoder.decode(in, unused, true);
    }
    return wholeNames(mended, length);
  }

  /**
   * The JSON with a replacement character for each escape in a name that stands for half a
   * character. Every byte stays at its place.
   *
   * @return the same array where there is nothing to mend, else a copy of the first {@code length}
   *     bytes
   */
  public static byte[] wholeNames(byte[] json, int length) {
    byte[] mended = json;
    int at = 0;
    while (at < length) {
      if (json[at++] == '"') {
        int end = end(json, at, length);
        if (isName(json, end, length)) {
          mended = wholeName(json, mended, at, end, length);
        }
        at = end + 1;
      }
    }
    return mended;
  }

  /** Where the quote stands that closes the text. */
  private static int end(byte[] json, int from, int length) {
    int at = from;
    while (at < length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, length);
  }

  private static boolean isName(byte[] json, int quote, int length) {
    int at = quote + 1;
    while (at < length && (json[at] == ' ' || (json[at] >= '\t' && json[at] <= '\r'))) {
      at++;
    }
    return at < length && json[at] == ':';
  }

  private static byte[] wholeName(byte[] json, byte[] copy, int from, int end, int length) {
    byte[] mended = copy;
    int at = from;
    while (at < end) {
      char half = escaped(json, at, end);
      if (Character.isSurrogatePair(half, escaped(json, at + 6, end))) {
        at += 12;
        continue;
      }
      if (Character.isSurrogate(half)) {
        mended = mended == json ? Arrays.copyOf(json, length) : mended;
        System.arraycopy(REPLACEMENT, 0, mended, at + 2, REPLACEMENT.length);
      }
      at += json[at] == '\\' ? 2 : 1;
    }
    return mended;
  }

  /** What the escape there stands for, if it is one of four digits; 0 where not. */
  private static char escaped(byte[] json, int at, int end) {
    if (at + 6 > end || json[at] != '\\' || json[at + 1] != 'u') {
      return 0;
    }
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = json[i] < 0 ? -1 : Character.digit(json[i], 16);
      if (digit < 0) {
        return 0;
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }
}
