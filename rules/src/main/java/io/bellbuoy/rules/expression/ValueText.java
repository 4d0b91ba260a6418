package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;

/** How a value is shown to people: one line, bounded. */
final class ValueText {

  /** Where there is no value. */
  static final String NONE = "-";

  /** How much of one value is shown. */
  static final int MOST = 1024;

  private static final String CUT = "…";

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

  /** At most that many characters, the mark of the cut included; no surrogate pair is split. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - CUT.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + CUT;
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
