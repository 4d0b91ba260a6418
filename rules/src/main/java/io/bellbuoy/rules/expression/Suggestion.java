package io.bellbuoy.rules.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what somebody meant to write. */
public final class Suggestion {

  private static final int LONGEST = 64;
  private static final int SHORTEST_BEGINNING = 3;
  private static final int LONG = 5;

  private Suggestion() {}

  /** The known word nearest to what was written; null where none is near. */
  public static @Nullable String nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return null;
    }
    for (String word : known) {
      if (written.length() >= SHORTEST_BEGINNING && word.startsWith(written)) {
        return word;
      }
    }
    int most = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(word -> distance(written, word) <= most)
        .min(Comparator.comparingInt(word -> distance(written, word)))
        .orElse(null);
  }

  /**
   * The known words that differ from what was written in case alone, or, where it is long enough,
   * in one letter: surely meant, also where much is possible that is not known. One and many of the
   * same, which differ in an s, are often two members. The nearest first.
   */
  static List<String> surely(String written, Collection<String> known) {
    return known.stream()
        .filter(word -> Math.abs(word.length() - written.length()) <= 1)
        .filter(word -> distance(written, word) <= (written.length() >= LONG ? 1 : 0))
        .filter(word -> !word.equals(written + "s") && !written.equals(word + "s"))
        .sorted(
            Comparator.comparingInt((String word) -> distance(written, word))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Letters to insert, delete, replace or exchange; case costs nothing. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
