package io.bellbuoy.rules.expression;

/** A line of a text with a caret below a place of it. */
final class SourceLine {

  /** A longer line is shown around the place only. */
  private static final int MOST = 160;

  private static final int BEFORE = 60;

  private SourceLine() {}

  /**
   * The line and below it the caret. Tabs stay tabs in both, so that they line up whatever a tab's
   * width is; other control characters, which a terminal could obey, become spaces.
   */
  static String around(String line, int column, int length) {
    int[] points = line.codePoints().toArray();
    int at = Math.min(column - 1, points.length);
    int from = points.length <= MOST ? 0 : Math.max(0, at - BEFORE);
    int to = Math.min(points.length, from + MOST);
    StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
    StringBuilder caret = new StringBuilder(from > 0 ? " " : "");
    for (int i = from; i < to; i++) {
      boolean tab = points[i] == '\t';
      shown.appendCodePoint(tab || !Character.isISOControl(points[i]) ? points[i] : ' ');
      if (i < at) {
        caret.append(tab ? '\t' : ' ');
      }
    }
    shown.append(to < points.length ? "…" : "");
    int underlined = Math.max(1, Math.min(length, to - at));
    return shown + "\n" + caret + "^" + "~".repeat(underlined - 1);
  }
}
