package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Says in an event what was removed from it: two annotations, the first of them the API server's
 * own way to say so.
 */
final class RemovalMark {

  /** More than the annotations ever take. */
  static final int MAX_BYTES = 128;

  private RemovalMark() {}

  /**
   * The event with the annotations merged into its own.
   *
   * @param removed names, comma-separated
   * @param outline of these bytes
   */
  static byte[] addTo(byte[] bytes, int length, EventOutline outline, String removed) {
    String marks =
        "\"audit.k8s.io/truncated\":\"true\",\"bellbuoy.io/removed\":\"" + removed + "\"";
    EventOutline.Annotations own = outline.annotations();
    if (own == null) {
      String comma = outline.empty() ? "" : ",";
      int brace = outline.lastBrace();
      return replaced(bytes, length, brace, brace, comma + "\"annotations\":{" + marks + "}");
    }
    if (!own.object()) {
      return replaced(bytes, length, own.from(), own.to(), "{" + marks + "}");
    }
    int inside = own.from() + 1;
    return replaced(bytes, length, inside, inside, own.empty() ? marks : marks + ",");
  }

  private static byte[] replaced(byte[] bytes, int length, int from, int to, String text) {
    byte[] middle = text.getBytes(UTF_8);
    byte[] result = new byte[from + middle.length + length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, length - to);
    return result;
  }
}
