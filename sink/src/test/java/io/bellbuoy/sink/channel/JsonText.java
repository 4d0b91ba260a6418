package io.bellbuoy.sink.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;

/** What a test was sent, as JSON. */
public final class JsonText {

  private JsonText() {}

  /** The text as JSON; fails where it is none. */
  public static JsonNode of(String text) {
    try {
      return JsonSerde.mapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError("it is no JSON: " + text, e);
    }
  }
}
