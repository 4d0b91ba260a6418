package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonWriter;

/**
 * Writes JSON values in one of the many ways that mean the same: white space, escapes that nobody
 * needs, short and long ones.
 */
final class OddWriter {

  private final Chance chance;
  private final StringBuilder out = new StringBuilder();

  private OddWriter(Chance chance) {
    this.chance = chance;
  }

  /** The value as text; for the same dice the same. */
  static String write(JsonValue value, Chance chance) {
    String plain = JsonWriter.write(value);
    return chance.oneIn(3) ? plain : new OddWriter(chance).respell(plain);
  }

  private String respell(String plain) {
    int escapes = chance.of(2, 20, 200, Integer.MAX_VALUE);
    int spaces = chance.of(2, 20, 200, Integer.MAX_VALUE);
    boolean inText = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (inText && c == '\\') {
        i = escape(plain, i, escapes);
      } else if (c == '"') {
        inText = !inText;
        space(inText, spaces);
        out.append(c);
        space(!inText, spaces);
      } else if (inText) {
        character(c, escapes);
      } else {
        structural(c, spaces);
      }
    }
    return out.toString();
  }

  /** Keeps an escape, or spells it out; the index of its last character. */
  private int escape(String plain, int at, int escapes) {
    char c = plain.charAt(at + 1);
    if (c == 'u') {
      String digits = plain.substring(at + 2, at + 6);
      out.append("\\u")
          .append(chance.oneIn(2) ? digits : digits.toUpperCase(java.util.Locale.ROOT));
      return at + 5;
    }
    if (chance.oneIn(escapes)) {
      spelledOut(
          switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
          });
    } else {
      out.append('\\').append(c);
    }
    return at + 1;
  }

  private void character(char c, int escapes) {
    if (c == '/' && chance.oneIn(escapes)) {
      out.append("\\/");
    } else if (chance.oneIn(escapes) && !Character.isSurrogate(c)) {
      spelledOut(c);
    } else if (Character.isHighSurrogate(c) && chance.oneIn(Math.min(escapes, 4))) {
      spelledOut(c);
    } else if (Character.isLowSurrogate(c) && !lastIsHigh()) {
      spelledOut(c);
    } else {
      out.append(c);
    }
  }

  /** Whether the other half of the character stands there as it is. */
  private boolean lastIsHigh() {
    return Character.isHighSurrogate(out.charAt(out.length() - 1));
  }

  private void structural(char c, int spaces) {
    boolean token = "{}[]:,".indexOf(c) >= 0;
    space(token, spaces);
    out.append(c);
    space(token, spaces);
  }

  private void space(boolean allowed, int spaces) {
    if (allowed && chance.oneIn(spaces)) {
      out.append(chance.of(" ", "\n", "\t", "\r\n", "        ", " \n\t\r "));
    }
  }

  private void spelledOut(char c) {
    String format = chance.oneIn(2) ? "\\u%04x" : "\\u%04X";
    out.append(String.format(java.util.Locale.ROOT, format, (int) c));
  }
}
