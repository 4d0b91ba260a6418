package io.bellbuoy.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * Places in lists as texts that nobody else can write. Thread-safe.
 *
 * <p>A cursor is bound to its question: that of another filter is refused as one that was changed.
 */
final class Cursors {

  private static final int MAC_BYTES = 16;
  private static final int LONGEST = 2000;

  private final UnaryOperator<byte[]> mac;

  /** Cursors under that message authentication code, of 16 bytes or more. */
  Cursors(UnaryOperator<byte[]> mac) {
    this.mac = mac;
  }

  /** The place in the list that answers the question. */
  String seal(String place, String question) {
    byte[] bytes = place.getBytes(UTF_8);
    byte[] tag = tag(place, question);
    byte[] sealed = Arrays.copyOf(tag, tag.length + bytes.length);
    System.arraycopy(bytes, 0, sealed, tag.length, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /**
   * The place.
   *
   * @throws ProblemException 400 where {@link #seal} did not write that for that question
   */
  String open(String cursor, String question) {
    byte[] sealed = decoded(cursor);
    if (sealed.length >= MAC_BYTES) {
      String place = new String(sealed, MAC_BYTES, sealed.length - MAC_BYTES, UTF_8);
      if (MessageDigest.isEqual(Arrays.copyOf(sealed, MAC_BYTES), tag(place, question))) {
        return place;
      }
    }
    throw ProblemException.of(
        400,
        "cursor: it was changed or belongs to another question; take the member next of the page"
            + " before, and leave the filters as they were");
  }

  private byte[] tag(String place, String question) {
    byte[] text = (question.length() + ":" + question + place).getBytes(UTF_8);
    return Arrays.copyOf(mac.apply(text), MAC_BYTES);
  }

  private static byte[] decoded(String cursor) {
    if (cursor.length() > LONGEST) {
      return new byte[0];
    }
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
