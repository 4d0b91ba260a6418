package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Takes the escapes out of JSON texts; keeps what it made until it is cleared. For one thread. */
final class TextDecoder {

  private static final int NO_ESCAPE = -1;
  private static final int REPLACEMENT = 0xfffd;

  private byte[] made = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  /** What was made so far; another array may take its place with the next text. */
  byte[] bytes() {
    return made;
  }

  /** Where the next text will begin, and where the last one ended. */
  int length() {
    return length;
  }

  /**
   * Appends the text between the quotes at {@code from - 1} and {@code to}. Bytes that are no UTF-8
   * become the replacement character; half a surrogate pair stays what it is.
   *
   * @return whether it is one: every backslash begins an escape
   */
  boolean append(byte[] json, int from, int to) {
    return append(json, from, to, false);
  }

  /** Appends a name likewise, but in names half a surrogate pair becomes that character too. */
  boolean appendName(byte[] json, int from, int to) {
    return append(json, from, to, true);
  }

  private boolean append(byte[] json, int from, int to, boolean whole) {
    reserve(to - from);
    int at = from;
    while (at < to) {
      if (json[at] != '\\') {
        at = copy(json, at, to);
      } else if (at + 1 < to && json[at + 1] == 'u') {
        at = unicode(json, at, to, whole);
        if (at < 0) {
          return false;
        }
      } else {
        int meant = at + 1 < to ? meant(json[at + 1]) : NO_ESCAPE;
        if (meant == NO_ESCAPE) {
          return false;
        }
        made[length++] = (byte) meant;
        at += 2;
      }
    }
    return true;
  }

  /** Copies what has no escape. */
  private int copy(byte[] json, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && Words.isPlain(Words.at(json, at))) {
      at += Long.BYTES;
    }
    boolean ascii = true;
    while (at < to && json[at] != '\\') {
      ascii &= json[at++] >= 0;
    }
    if (ascii || Utf8.isValid(json, from, at)) {
      put(json, from, at);
    } else {
      byte[] replaced = new String(json, from, at - from, UTF_8).getBytes(UTF_8);
      reserve(replaced.length + to - at);
      put(replaced, 0, replaced.length);
    }
    return at;
  }

  private void put(byte[] bytes, int from, int to) {
    System.arraycopy(bytes, from, made, length, to - from);
    length += to - from;
  }

  private static int meant(byte escape) {
    return switch (escape) {
      case '"', '\\', '/' -> escape;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> NO_ESCAPE;
    };
  }

  /** One code unit, or both halves of a pair; where it goes on, negative where it is none. */
  private int unicode(byte[] json, int at, int to, boolean whole) {
    int unit = unit(json, at, to);
    if (unit < 0) {
      return -1;
    }
    int next = at + 6;
    int low = Character.isHighSurrogate((char) unit) ? unit(json, next, to) : -1;
    if (low >= 0 && Character.isLowSurrogate((char) low)) {
      put(Character.toCodePoint((char) unit, (char) low));
      return next + 6;
    }
    put(whole && Character.isSurrogate((char) unit) ? REPLACEMENT : unit);
    return next;
  }

  private static int unit(byte[] json, int at, int to) {
    if (at + 6 > to || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = json[i] < 0 ? -1 : Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private void put(int c) {
    if (c < 0x80) {
      made[length++] = (byte) c;
    } else if (c < 0x800) {
      made[length++] = (byte) (0xc0 | (c >> 6));
      made[length++] = (byte) (0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      made[length++] = (byte) (0xe0 | (c >> 12));
      made[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      made[length++] = (byte) (0x80 | (c & 0x3f));
    } else {
      made[length++] = (byte) (0xf0 | (c >> 18));
      made[length++] = (byte) (0x80 | ((c >> 12) & 0x3f));
      made[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      made[length++] = (byte) (0x80 | (c & 0x3f));
    }
  }

  /** No escape is shorter than what it stands for. */
  private void reserve(int more) {
    if (made.length - length < more) {
      made = Arrays.copyOf(made, Math.max(length + more, 2 * made.length));
    }
  }
}
