package io.bellbuoy.console.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bellbuoy.rules.expression.Diagnostic;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error or a warning, with its place in one of the texts that were sent. Places are as an editor
 * in a browser counts.
 *
 * @param field whose text, such as {@code expression} or {@code exceptions[0].expression}
 * @param severity {@code error} or {@code warning}
 * @param line from 1, within that text
 * @param column from 1, in UTF-16 units
 * @param length in UTF-16 units, at least 1
 * @param message what is wrong, in plain words
 * @param hint what to do; null where there is no good guess
 */
public record FieldDiagnostic(
    String field,
    String severity,
    int line,
    int column,
    int length,
    String message,
    @Nullable String hint) {

  /** The diagnostic of a field that holds the text. */
  public static FieldDiagnostic of(String field, String text, Diagnostic diagnostic) {
    String line = line(text, diagnostic.line());
    int from = units(line, 0, diagnostic.column() - 1);
    int to = units(line, from, diagnostic.length());
    return new FieldDiagnostic(
        field,
        diagnostic.kind().name().toLowerCase(Locale.ROOT),
        diagnostic.line(),
        from + 1,
        Math.max(1, to - from),
        diagnostic.message(),
        diagnostic.hint());
  }

  /** An error of a whole field. */
  public static FieldDiagnostic error(String field, String message, @Nullable String hint) {
    return new FieldDiagnostic(field, "error", 1, 1, 1, message, hint);
  }

  /** Whether it refuses the text; told by its severity already. */
  @JsonIgnore
  public boolean isError() {
    return severity.equals("error");
  }

  /** Whether one of them refuses its text. */
  public static boolean refuse(List<FieldDiagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(FieldDiagnostic::isError);
  }

  private static String line(String text, int number) {
    String[] lines = text.split("\n", -1);
    return number <= lines.length ? lines[number - 1] : "";
  }

  /** Where one is, so many code points behind a place; no further than the line's end. */
  private static int units(String line, int from, int codePoints) {
    int many = Math.min(codePoints, line.codePointCount(from, line.length()));
    return line.offsetByCodePoints(from, Math.max(0, many));
  }
}
