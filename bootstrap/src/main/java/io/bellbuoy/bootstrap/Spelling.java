package io.bellbuoy.bootstrap;

import java.util.Collection;
import java.util.Locale;

/** Guesses what somebody meant to write. */
final class Spelling {

  private Spelling() {}

  /** {@code "; did you mean x?"} where a candidate is near enough to the word, else nothing. */
  static String hint(String word, Collection<String> candidates) {
    String best = "";
    // A swap of two letters counts as two; short words would be near to anything.
    int least = (word.length() < 4 ? 1 : Math.max(2, word.length() / 3)) + 1;
    for (String candidate : candidates) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? "" : "; did you mean " + best + "?";
  }

  /** How many letters must be added, removed or changed to get from one word to the other. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
