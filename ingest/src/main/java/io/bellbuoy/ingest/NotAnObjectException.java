package io.bellbuoy.ingest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** It is JSON, but something else than one object. */
final class NotAnObjectException extends JsonParseException {

  NotAnObjectException(JsonParser parser) {
    super(parser, called(parser.currentToken()) + " is no audit event");
  }

  private static String called(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "more than one value";
    };
  }
}
