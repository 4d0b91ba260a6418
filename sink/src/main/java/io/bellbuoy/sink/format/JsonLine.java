package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * JSON on one line, read on screens. Characters that a terminal obeys or that turn text around are
 * written as escapes: the texts are an attacker's.
 */
final class JsonLine {

  static final String MEDIA_TYPE = "application/json";

  private JsonLine() {}

  /**
   * The same JSON on one line. The array itself where nothing has to change, as in nearly all.
   *
   * @param json valid JSON in UTF-8: there such characters stand in texts alone, where an escape
   *     means the same, and line ends between values alone, where a space does
   */
  static byte[] of(byte[] json) {
    for (byte each : json) {
      // Negative: a part of a character beyond ASCII.
      if (each < ' ' || each == 0x7f) {
        return rewritten(new String(json, UTF_8)).getBytes(UTF_8);
      }
    }
    return json;
  }

  private static String rewritten(String json) {
    StringBuilder out = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r' || c == '\t') {
                out.append(' ');
              } else if (Obeyed.is(c)) {
                out.append(Obeyed.named(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
