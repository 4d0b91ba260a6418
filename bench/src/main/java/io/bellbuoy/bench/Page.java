package io.bellbuoy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Renders the tables of the page about performance: what stands between {@code <!-- table NAME -->}
 * and {@code <!-- end -->} is made from the results, everything else is left as it is.
 */
final class Page {

  private static final String END = "<!-- end -->";

  private final Map<String, List<String>> tables;

  /**
   * @param tables lines of Markdown by their names
   */
  Page(Map<String, List<String>> tables) {
    this.tables = Map.copyOf(tables);
  }

  /** The page with its tables made anew. */
  String render(String page) {
    StringBuilder rendered = new StringBuilder();
    boolean inTable = false;
    for (String line : page.lines().toList()) {
      if (line.equals(END)) {
        inTable = false;
      }
      if (!inTable) {
        rendered.append(line).append('\n');
      }
      if (line.startsWith("<!-- table ") && line.endsWith(" -->")) {
        inTable = true;
        String name = line.substring("<!-- table ".length(), line.length() - " -->".length());
        List<String> table = tables.get(name);
        if (table == null) {
          throw new IllegalArgumentException(
              "the page asks for the table " + name + "; there are " + tables.keySet());
        }
        table.forEach(row -> rendered.append(row).append('\n'));
      }
    }
    if (inTable) {
      throw new IllegalArgumentException("the page's last table has no " + END);
    }
    return rendered.toString();
  }

  /** Makes the file's tables anew. */
  void update(Path file) {
    try {
      Files.writeString(file, render(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot render " + file + ": " + e.getMessage(), e);
    }
  }
}
