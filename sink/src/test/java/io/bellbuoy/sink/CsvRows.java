package io.bellbuoy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reader of RFC 4180 that takes nothing else. */
final class CsvRows {

  private CsvRows() {}

  /** All lines; every one ends with CR LF and has as many cells as the first. */
  static List<List<String>> of(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      StringBuilder cell = new StringBuilder();
      if (text.charAt(at) == '"') {
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
          at += text.charAt(at) == '"' ? 1 : 0;
          cell.append(text.charAt(at++));
        }
        at++;
      } else {
        while (text.charAt(at) != ',' && text.charAt(at) != '\r') {
          cell.append(text.charAt(at++));
        }
        assertThat(cell).doesNotContain("\"", "\n");
      }
      row.add(cell.toString());
      if (text.charAt(at) == ',') {
        at++;
      } else {
        assertThat(text.substring(at, at + 2)).isEqualTo("\r\n");
        at += 2;
        rows.add(row);
        assertThat(row).hasSameSizeAs(rows.get(0));
        row = new ArrayList<>();
      }
    }
    assertThat(row).isEmpty();
    return rows;
  }

  static Map<String, String> named(List<String> head, List<String> row) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < head.size(); i++) {
      named.put(head.get(i), row.get(i));
    }
    return named;
  }
}
