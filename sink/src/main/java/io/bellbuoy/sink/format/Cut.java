package io.bellbuoy.sink.format;

import java.util.Locale;

/** Texts in fields that hold only so much. */
final class Cut {

  /** Room for the sentence at the end. */
  private static final int LEAST = 40;

  private Cut() {}

  /**
   * The text where it fits, else its beginning and how much is missing.
   *
   * @param most in UTF-16 units, at least 40
   */
  static String to(int most, String text) {
    if (text.length() <= most) {
      return text;
    }
    int kept = most - LEAST;
    if (kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1))) {
      kept--;
    }
    return text.substring(0, kept)
        + String.format(Locale.ROOT, "… %,d more characters", text.length() - kept);
  }
}
