package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Reading.Read;
import io.bellbuoy.rules.expression.Reading.Unreadable;

/** Reads texts in double quotes. */
final class TextLiteralReader {

  private TextLiteralReader() {}

  /** What the token's text, quotes included, stands for. */
  static Reading<String> read(String token) {
    StringBuilder text = new StringBuilder(token.length());
    int end = token.length() - 1;
    int i = 1;
    while (i < end) {
      char c = token.charAt(i);
      if (c != '\\') {
        text.append(c);
        i++;
        continue;
      }
      i++;
      char escape = token.charAt(i);
      switch (escape) {
        case '"', '\\' -> text.append(escape);
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case 'r' -> text.append('\r');
        case 'u' -> {
          if (i + 4 >= end || !isHex(token, i + 1)) {
            return new Unreadable<>(
                "after \\u stand four hexadecimal digits", "\\u0041 is the letter A");
          }
          text.append((char) Integer.parseInt(token, i + 1, i + 5, 16));
          i += 4;
        }
        default -> {
          return new Unreadable<>(
              "\\"
                  + Character.toString(token.codePointAt(i))
                  + " is no escape: known are \\\" \\\\ \\n \\t \\r \\uXXXX",
              "a backslash itself is written \\\\");
        }
      }
      i++;
    }
    return new Read<>(text.toString());
  }

  private static boolean isHex(String token, int from) {
    for (int i = from; i < from + 4; i++) {
      if (token.charAt(i) >= 0x80 || Character.digit(token.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
