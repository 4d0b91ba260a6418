package io.bellbuoy.sink.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Sha256;

/**
 * Texts as PostgreSQL can hold them. What is stored and what is asked for are written alike, so
 * that the one finds the other.
 */
final class PostgresText {

  /** An index holds no more than 2,704 bytes of a row, and some have two texts. */
  private static final int LONGEST_BYTES = 500;

  private static final int KEPT_CHARACTERS = 100;

  /** In the place of U+0000, which PostgreSQL refuses. */
  private static final char NO_CHARACTER = '\ufffd';

  private PostgresText() {}

  static String of(String value) {
    return value.replace('\u0000', NO_CHARACTER);
  }

  /** A longer one is known by its beginning and its hash; the alert itself has it whole. */
  static String column(String value) {
    String text = of(value);
    if (text.length() * 3 <= LONGEST_BYTES) {
      return text;
    }
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length <= LONGEST_BYTES) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(KEPT_CHARACTERS - 1)) ? 1 : 0;
    return text.substring(0, KEPT_CHARACTERS - end) + "… " + Sha256.hex(bytes);
  }
}
