package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Texts as bytes: UTF-8, in which a surrogate without its other half is three bytes of its own. So
 * two texts are equal exactly if their bytes are. Thread-safe.
 */
public final class Texts {

  private Texts() {}

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    if (!hasLoneSurrogate(text)) {
      return text.getBytes(UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 8);
    text.codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                bytes.write(0xe0 | (c >> 12));
                bytes.write(0x80 | ((c >> 6) & 0x3f));
                bytes.write(0x80 | (c & 0x3f));
              } else {
                bytes.writeBytes(Character.toString(c).getBytes(UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /** The text that the bytes are. */
  public static String text(byte[] bytes, int from, int to) {
    StringBuilder text = null;
    int start = from;
    for (int i = from; i + 2 < to; i++) {
      if (bytes[i] == (byte) 0xed && (bytes[i + 1] & 0xe0) == 0xa0) {
        text = text == null ? new StringBuilder(to - from) : text;
        text.append(new String(bytes, start, i - start, UTF_8));
        text.append((char) (0xd000 | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)));
        start = i + 3;
        i += 2;
      }
    }
    String rest = new String(bytes, start, to - start, UTF_8);
    return text == null ? rest : text.append(rest).toString();
  }

  /** Whether half a surrogate pair stands somewhere in the text. */
  public static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
