package io.bellbuoy.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of a client's own words an alert carries outside its event, in characters and elements.
 * Together they stay below {@link RecordLimit#FLOOR} bytes, even where each character takes six.
 */
final class Bounds {

  static final int NAME = 1 << 10;
  static final int URI = 4 << 10;
  static final int MESSAGE = 8 << 10;
  static final int ELEMENT = 256;
  static final int SOURCE_IPS = 100;
  static final int GROUPS = 200;
  static final int FINDING = 256;
  static final int EVIDENCE = 100;

  private static final String MARK = "…";

  private Bounds() {}

  /** The text, cut to that many characters with a mark where it is longer. */
  static String cut(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int end = characters - MARK.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--; // half a character is no character
    }
    return text.substring(0, end) + MARK;
  }

  /**
   * The list, where it is longer cut to that many elements: the first ones, a mark that counts what
   * is missing, and the last one, which of source addresses is the only one that the API server
   * vouches for.
   */
  static List<String> cut(List<String> list, int elements) {
    if (list.size() <= elements) {
      return list;
    }
    List<String> kept = new ArrayList<>(list.subList(0, elements - 2));
    kept.add(MARK + (list.size() - elements + 1) + " more");
    kept.add(list.get(list.size() - 1));
    return kept;
  }
}
