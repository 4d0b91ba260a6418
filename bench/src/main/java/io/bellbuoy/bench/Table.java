package io.bellbuoy.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Lines of a Markdown table. Not thread-safe. */
final class Table {

  private static final String NOT_MEASURED = "–";

  private final List<String> lines = new ArrayList<>();
  private final int columns;

  Table(String... heads) {
    columns = heads.length;
    row(List.of(heads));
    lines.add("|---" + "|---:".repeat(columns - 1) + "|");
  }

  Table row(List<String> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException(cells + " are not " + columns + " cells");
    }
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  List<String> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** With as many digits as say something; what is not there is a dash. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return NOT_MEASURED;
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** With its error, where it has one. */
  static String number(Measurement measured) {
    String text = number(measured.value());
    Double error = measured.error();
    return error == null || error.isNaN() ? text : text + " ± " + number(error);
  }
}
