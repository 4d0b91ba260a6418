package io.bellbuoy.sink.store.sql;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.RawJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSONB. What that cannot hold must not stop an alert from being saved: events are the
 * attacker's.
 */
final class PostgresEvent {

  /** The server's parser calls itself; much deeper, and it runs out of stack. */
  private static final int DEEPEST = 500;

  private static final int LONGEST_NUMBER = 100;
  private static final int LARGEST_EXPONENT = 1000;

  private PostgresEvent() {}

  /** The event's text where JSONB can hold it; else null. */
  static @Nullable String of(@Nullable RawJson event) {
    return event != null && fits(event.text()) ? event.text() : null;
  }

  private static boolean fits(String text) {
    try (JsonParser parser = JsonSerde.mapper().getFactory().createParser(text)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth > DEEPEST || !fits(parser, token)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean fits(JsonParser parser, JsonToken token) throws IOException {
    if (token.isNumeric()) {
      return parser.getTextLength() <= LONGEST_NUMBER && fitsNumber(parser.getText());
    }
    if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
      return fits(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
    return true;
  }

  private static boolean fitsNumber(String number) {
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (exponent < 0) {
      return true;
    }
    String digits = number.substring(exponent + 1);
    return digits.length() < 10 && Math.abs(Integer.parseInt(digits)) <= LARGEST_EXPONENT;
  }

  /** No U+0000, and no half of a character. */
  private static boolean fits(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (text[i] == 0) {
        return false;
      }
      if (Character.isSurrogate(text[i])) {
        boolean pair = i + 1 < from + length && Character.isSurrogatePair(text[i], text[i + 1]);
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
