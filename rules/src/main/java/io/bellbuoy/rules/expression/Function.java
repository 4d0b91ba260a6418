package io.bellbuoy.rules.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of the language. */
public enum Function {
  LOWERCASE("lowercase"),
  UPPERCASE("uppercase"),
  BASE64_DECODE("base64Decode"),
  COUNT("count"),
  LENGTH("length");

  private final String text;

  Function(String text) {
    this.text = text;
  }

  /** The name in expressions. */
  String text() {
    return text;
  }

  /** The function of that name; null where there is none. */
  static @Nullable Function of(String name) {
    for (Function function : values()) {
      if (function.text.equals(name)) {
        return function;
      }
    }
    return null;
  }

  /** Of one value; null where it has no result. Not for {@link #COUNT}, which is of all values. */
  public @Nullable JsonValue apply(Found found) {
    String value = found.text();
    if (value == null) {
      return null;
    }
    return switch (this) {
      case LOWERCASE -> new JsonText(value.toLowerCase(Locale.ROOT));
      case UPPERCASE -> new JsonText(value.toUpperCase(Locale.ROOT));
      case BASE64_DECODE -> base64Decoded(value);
      case LENGTH -> found.value() instanceof JsonText ? length(value) : null;
      case COUNT -> throw new IllegalStateException("count is of all values");
    };
  }

  private static JsonValue length(String value) {
    return new JsonNumber(Integer.toString(value.codePointCount(0, value.length())));
  }

  private static @Nullable JsonValue base64Decoded(String value) {
    if (value.length() % 4 != 0) {
      // Java's decoder would take a text whose padding is missing.
      return null;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(value);
      return new JsonText(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }
}
