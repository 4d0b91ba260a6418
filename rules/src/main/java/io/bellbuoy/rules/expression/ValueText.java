package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;

/** How a value is shown to people: one line, bounded. */
final class ValueText {

  /** Where there is no value. */
  static final String NONE = "-";

  /** How much of one value is shown, in bytes of UTF-8. */
  static final int MOST = 1024;

  private static final String CUT = "…";
  private static final int CUT_BYTES = 3;

  private ValueText() {}

  /** Objects and arrays are named, not written out: what lies inside may have to be hidden. */
  static String of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.members().isEmpty() ? "{}" : "{…}";
    }
    if (value instanceof JsonArray array) {
      return array.elements().isEmpty() ? "[]" : "[…]";
    }
    String text = Found.outside(value).text();
    return text == null ? "null" : line(cut(text, MOST));
  }

  /**
   * The text, cut with a mark where it is longer.
   *
   * @param most how long it may become, in bytes of UTF-8, the mark included; no character is split
   */
  static String cut(String text, int most) {
    int bytes = 0;
    int end = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > most) {
        return text.substring(0, end) + CUT;
      }
      i += Character.charCount(c);
      if (bytes <= most - CUT_BYTES) {
        end = i;
      }
    }
    return text;
  }

  /** With a space for each control character, line break and mark that turns the direction. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(breaksLine(c) ? ' ' : c));
    return line.toString();
  }

  private static boolean breaksLine(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    };
  }
}
