package io.bellbuoy.sink.channel.card;

import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntFunction;

/** Makes texts of alerts, which are an attacker's, fit to be shown. */
public final class VisibleText {

  /** Room for the longest mark that says how much is missing. */
  private static final int MARK = 40;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private VisibleText() {}

  /**
   * The text on one line. What a screen obeys instead of showing it, such as line ends, terminal
   * codes and characters that turn text around, stands there as an escape.
   */
  public static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          escape(out, c);
      default -> out.appendCodePoint(c);
    }
  }

  private static void escape(StringBuilder out, int c) {
    if (c == '\n' || c == '\t') {
      out.append(c == '\n' ? "\\n" : "\\t");
      return;
    }
    for (char unit : Character.toChars(c)) {
      out.append("\\u").append(HEX.toHexDigits(unit));
    }
  }

  /** The text, or as much of it as fits and a mark that says how much is missing. */
  public static String cut(String text, int most) {
    return cut(text, most, Character::toString);
  }

  /**
   * The same with each character escaped; what fits is what it becomes.
   *
   * @param most in UTF-16 units, which are no fewer than the characters that others count; at least
   *     the mark stands there
   */
  public static String cut(String text, int most, IntFunction<String> escape) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), most));
    int fits = 0;
    int fitting = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      out.append(escape.apply(c));
      if (out.length() <= most - MARK) {
        fits = out.length();
        fitting = at;
      } else if (out.length() > most) {
        int missing = text.codePointCount(fitting, text.length());
        out.setLength(fits);
        return out.append(String.format(Locale.ROOT, "… %,d more characters", missing)).toString();
      }
    }
    return out.toString();
  }
}
