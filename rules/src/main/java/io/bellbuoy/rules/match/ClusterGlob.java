package io.bellbuoy.rules.match;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of cluster names: a star stands for any characters, also none, a question mark for one.
 * Immutable.
 */
public final class ClusterGlob {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:/@*?-]+");

  private final String glob;

  private ClusterGlob(String glob) {
    this.glob = glob;
  }

  /** Why the text cannot be a glob, in plain words; null where it can. */
  public static @Nullable String problem(String text) {
    if (text.isEmpty()) {
      return "it is empty";
    }
    return ALLOWED.matcher(text).matches()
        ? null
        : "cluster names have letters, digits and . _ : / @ - only";
  }

  /** The pattern that a text is. */
  public static ClusterGlob of(String text) {
    return new ClusterGlob(text);
  }

  /** Whether it matches the whole name. Linear in practice: it goes back to the last star only. */
  public boolean matches(String name) {
    int g = 0;
    int n = 0;
    int star = -1;
    int afterStar = 0;
    while (n < name.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        afterStar = n;
      } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
        g++;
        n++;
      } else if (star >= 0) {
        g = star + 1;
        n = ++afterStar;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
