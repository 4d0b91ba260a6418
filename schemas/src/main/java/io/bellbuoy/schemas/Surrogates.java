package io.bellbuoy.schemas;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes the characters that UTF-8 has no bytes for, and every control character. An escape such
 * as <code>&#92;ud800</code> in a sender's JSON makes a text with half a character in it, and a
 * writer that met it would fail; of control characters JSON would let some pass that terminals
 * obey.
 */
final class Surrogates extends CharacterEscapes {

  private static final long serialVersionUID = 1;
  private static final int DELETE = 0x7f;

  /** Escapes each half of a character beyond the first 65,536, so that no half is alone. */
  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return Character.isSurrogate((char) character) || Character.isISOControl(character)
        ? new SerializedString(escape((char) character))
        : null;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  /** The JSON with every surrogate that has no partner written as its escape. */
  static String escapeLone(String json) {
    StringBuilder escaped = null;
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      char here = json.charAt(i);
      if (!Character.isSurrogate(here)) {
        continue;
      }
      if (i + 1 < json.length() && Character.isSurrogatePair(here, json.charAt(i + 1))) {
        i++;
        continue;
      }
      escaped = escaped == null ? new StringBuilder() : escaped;
      escaped.append(json, copied, i).append(escape(here));
      copied = i + 1;
    }
    return escaped == null ? json : escaped.append(json, copied, json.length()).toString();
  }

  private static String escape(char half) {
    return "\\u%04x".formatted((int) half);
  }
}
