package io.bellbuoy.rules.match.differential;

import java.util.Locale;

/** Writes texts as the rule language has them. For one thread. */
final class Quoting {

  private final Chance chance;

  Quoting(Chance chance) {
    this.chance = chance;
  }

  /** In double quotes; what no file can hold is escaped, and now and then more than that. */
  String text(String text) {
    int escapes = chance.of(30, 1_000, Integer.MAX_VALUE);
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))
          && !chance.oneIn(4)) {
        out.append(c).append(text.charAt(++i));
      } else if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (needsEscape(c) || chance.oneIn(escapes)) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** A pattern that finds exactly the text, where it has no character that is only half a one. */
  static String pattern(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
              if (plain || c == ' ' || c == '-' || c == ':') {
                out.appendCodePoint(c);
              } else if (c > ' ' && c < 0x7f) {
                out.append('\\').appendCodePoint(c);
              } else {
                out.append('.');
              }
            });
    return out.toString();
  }

  private static boolean needsEscape(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
