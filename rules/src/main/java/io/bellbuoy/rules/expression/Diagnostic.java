package io.bellbuoy.rules.expression;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error or a warning, with its place.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param length in code points, at least 1
 * @param message what is wrong, in plain words
 * @param hint what to do; null where there is no good guess
 */
public record Diagnostic(
    Kind kind, int line, int column, int length, String message, @Nullable String hint) {

  /** Whether it refuses the text. */
  public enum Kind {
    ERROR,
    WARNING
  }

  /**
   * As a person reads it: {@code file:line:column: error: message}, the line, a caret below the
   * place, and the hint; no line break at the end.
   *
   * @param sourceLine the line of the text where it stands, without its end
   */
  public String display(String file, String sourceLine) {
    String head =
        "%s:%d:%d: %s: %s"
            .formatted(file, line, column, kind.name().toLowerCase(Locale.ROOT), message);
    String shown = SourceLine.around(sourceLine, column, length);
    return head + "\n" + shown + (hint == null ? "" : "\nhint: " + hint);
  }

  /** The same, of a text whose place is the place in the whole of it. */
  public String displayIn(String file, String text) {
    String[] lines = text.split("\r?\n", -1);
    return display(file, line <= lines.length ? lines[line - 1] : "");
  }
}
