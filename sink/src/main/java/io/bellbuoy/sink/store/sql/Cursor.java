package io.bellbuoy.sink.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.CursorException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two alerts of an order.
 *
 * @param raisedAt epoch milliseconds of the alert before it
 * @param sequence number of the alert before it
 */
record Cursor(long raisedAt, long sequence) {

  private static final Pattern FORM = Pattern.compile("1:(-?\\d{1,18}):(\\d{1,18}):([0-9a-f]{16})");
  private static final int LONGEST = 200;

  /**
   * As a text for that question alone. The checksum guards against mistakes, not against enemies:
   * whoever may ask may read from any place.
   */
  String text(AlertQuery query) {
    String place = "1:" + raisedAt + ":" + sequence + ":";
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((place + checksum(place, query)).getBytes(UTF_8));
  }

  /**
   * What {@link #text} wrote.
   *
   * @throws CursorException where it did not write that, or for another question
   */
  static Cursor of(String text, AlertQuery query) {
    Matcher form = FORM.matcher(decoded(text));
    if (!form.matches()) {
      throw new CursorException("it is no cursor; take the member next of the page before");
    }
    Cursor cursor = new Cursor(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
    if (!cursor.text(query).equals(text)) {
      throw new CursorException(
          "it belongs to another query, or was changed; filters and sort must stay the same from"
              + " page to page");
    }
    return cursor;
  }

  private static String decoded(String text) {
    if (text.length() > LONGEST) {
      return "";
    }
    try {
      return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String checksum(String place, AlertQuery query) {
    String bound = place + query.order() + query.filter().fingerprint();
    return Sha256.hex(bound.getBytes(UTF_8)).substring(0, 16);
  }
}
