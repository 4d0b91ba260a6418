package io.bellbuoy.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/**
 * Shows the control characters that a terminal would obey, so that nobody who names a test or sends
 * an event can repaint the screen of who reads of it. As thread-safe as what it writes to.
 *
 * <p>An escape becomes <code>&#92;u001b</code>; in a line of JSON that is the same text. Tabs and
 * the ends of lines stay.
 */
final class VisibleWriter extends Writer {

  private final PrintWriter out;

  private VisibleWriter(PrintWriter out) {
    super(out);
    this.out = out;
  }

  /** A writer to that one, flushed with each line. */
  static PrintWriter over(PrintWriter out) {
    return new PrintWriter(new VisibleWriter(out), true);
  }

  /** The text on one line: its line breaks and what turns the direction of writing shown too. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(line, c, c == '\n' || c == '\t' || breaksLine(c)));
    return line.toString();
  }

  @Override
  public void write(char[] chars, int from, int length) {
    StringBuilder visible = new StringBuilder(length);
    for (int i = from; i < from + length; i++) {
      append(visible, chars[i], false);
    }
    out.append(visible);
  }

  @Override
  public void flush() throws IOException {
    if (out.checkError()) {
      throw new IOException("the output is closed");
    }
  }

  @Override
  public void close() {
    out.close();
  }

  private static void append(StringBuilder to, int c, boolean escape) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    if (escape || control) {
      to.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      to.appendCodePoint(c);
    }
  }

  private static boolean breaksLine(int c) {
    return c == 0x2028
        || c == 0x2029
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
