package io.bellbuoy.rules.match.scan;

/** Knows what is UTF-8. Thread-safe. */
final class Utf8 {

  private Utf8() {}

  /** Whether the bytes are: no character is cut, written longer than it must, or half a pair. */
  static boolean isValid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int lead = bytes[at] & 0xff;
      int length = length(lead);
      if (length == 0 || at + length > to) {
        return false;
      }
      int second = length > 1 ? bytes[at + 1] & 0xff : 0x80;
      boolean fits =
          switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
          };
      if (!fits) {
        return false;
      }
      for (int i = 1; i < length; i++) {
        if ((bytes[at + i] & 0xc0) != 0x80) {
          return false;
        }
      }
      at += length;
    }
    return true;
  }

  /** How many bytes a character takes that begins so; 0: none does. */
  private static int length(int lead) {
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  }
}
