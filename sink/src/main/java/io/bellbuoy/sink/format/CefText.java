package io.bellbuoy.sink.format;

import org.jspecify.annotations.Nullable;

/**
 * The extension of a CEF line: {@code key=value} with spaces between. A value cannot begin another
 * key, since its {@code =} are escaped.
 *
 * @param line what it is added to
 * @param start where it begins in the line
 */
record CefText(StringBuilder line, int start) {

  /** Adds a field; null or empty: there is none. */
  void add(String key, int most, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return;
    }
    if (line.length() > start) {
      line.append(' ');
    }
    line.append(key).append('=');
    Cut.to(most, value)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\', '=' -> line.append('\\').appendCodePoint(c);
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> plain(line, c);
              }
            });
  }

  /** Adds a custom field and what it means here. */
  void labelled(String key, String label, int most, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      add(key, most, value);
      add(key + "Label", most, label);
    }
  }

  /** A text of the header, where a pipe ends a field and no line end may stand. */
  static String header(String text) {
    StringBuilder header = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\\' || c == '|') {
                header.append('\\').appendCodePoint(c);
              } else {
                plain(header, c);
              }
            });
    return header.toString();
  }

  private static void plain(StringBuilder out, int c) {
    if (Obeyed.is(c)) {
      // Its backslash is escaped as any other.
      out.append('\\').append(Obeyed.named(c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
