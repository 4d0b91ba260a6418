package io.bellbuoy.rules.imported;

/** How texts are written in expressions. */
final class Written {

  private Written() {}

  /** In double quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> escape(quoted, (char) c));
    return quoted.append('"').toString();
  }

  private static void escape(StringBuilder to, char c) {
    switch (c) {
      case '"', '\\' -> to.append('\\').append(c);
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
          to.append("\\u%04X".formatted((int) c));
        } else {
          to.append(c);
        }
      }
    }
  }

  /** As a part of a regular expression that stands for itself. */
  static String literal(String text) {
    StringBuilder regex = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                regex.append("\\x{%X}".formatted(c));
              } else if (c < 128 && c != ' ' && !Character.isLetterOrDigit(c)) {
                regex.append('\\').append((char) c);
              } else {
                regex.appendCodePoint(c);
              }
            });
    return regex.toString();
  }

  /** Between slashes. */
  static String regex(String regex) {
    StringBuilder slashed = new StringBuilder("/");
    boolean escaped = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '/' && !escaped) {
        slashed.append('\\');
      }
      if (c == '\n' || c == '\r') {
        slashed.append(escaped ? "" : "\\").append(c == '\n' ? 'n' : 'r');
        escaped = false;
        continue;
      }
      slashed.append(c);
      escaped = c == '\\' && !escaped;
    }
    return slashed.append('/').toString();
  }
}
