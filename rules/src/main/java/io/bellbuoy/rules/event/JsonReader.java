package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.schemas.MendedJson;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads JSON bytes into a tree, without recursion, nested up to 10,000 levels. Thread-safe. */
public final class JsonReader {

  /** How deep an event may be nested; the API server's own reader stops there too. */
  public static final int MAX_NESTING = 10_000;

  /** No string, name or number can be longer than the largest record of the events topic. */
  private static final int MAX_TOKEN = 4 * 1024 * 1024;

  /**
   * Names are neither interned nor shared: an event's names are the client's to choose, and a table
   * of them could be flooded.
   */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(MAX_TOKEN)
                  .maxNameLength(MAX_TOKEN)
                  .maxNumberLength(MAX_TOKEN)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * The tree of one whole JSON value. Bytes that are no UTF-8 and, in names, escapes that stand for
   * half a character are read as the replacement character U+FFFD, as an API server reads them.
   *
   * @throws UnreadableEventException where the bytes are not exactly that
   */
  public static JsonValue read(byte[] json) {
    try {
      return readText(new String(json, UTF_8));
    } catch (UnreadableEventException e) {
      byte[] mended = MendedJson.wholeNames(json, json.length);
      if (mended == json) {
        throw e;
      }
      return readText(new String(mended, UTF_8));
    }
  }

  private static JsonValue readText(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new UnreadableEventException("there is no JSON value, only white space", null);
      }
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        long at = byteOffset(text, parser.currentTokenLocation().getCharOffset());
        throw new UnreadableEventException(
            "there is more after the end of the value, at byte " + at, null);
      }
      return value;
    } catch (JacksonException e) {
      // Not as the cause: its message quotes the event.
      long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
      throw new UnreadableEventException(reason(e) + ", at byte " + byteOffset(text, at), null);
    } catch (IOException e) {
      throw new UnreadableEventException("it could not be read: " + e.getMessage(), e);
    }
  }

  private static JsonValue value(JsonParser parser) throws IOException {
    Deque<JsonContainer> open = new ArrayDeque<>();
    while (true) {
      JsonToken token = parser.currentToken();
      JsonValue complete = null;
      switch (token) {
        case START_OBJECT -> open.push(JsonContainer.object());
        case START_ARRAY -> open.push(JsonContainer.array());
        case FIELD_NAME -> open.element().name(parser.currentName());
        case END_OBJECT, END_ARRAY -> complete = open.pop().close();
        case VALUE_STRING -> complete = new JsonText(parser.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> complete = new JsonNumber(parser.getText());
        case VALUE_TRUE -> complete = new JsonBoolean(true);
        case VALUE_FALSE -> complete = new JsonBoolean(false);
        case VALUE_NULL -> complete = new JsonNull();
        default -> throw new IllegalStateException("unexpected token " + token);
      }
      if (complete != null) {
        if (open.isEmpty()) {
          return complete;
        }
        open.element().add(complete);
      }
      parser.nextToken();
    }
  }

  /** Never more of the event than one character: a reason is logged. */
  private static String reason(JacksonException e) {
    if (e instanceof JsonEOFException) {
      return "it ends in the middle of a value";
    }
    if (e instanceof StreamConstraintsException) {
      return e.getOriginalMessage().contains("nesting")
          ? "it is nested deeper than " + MAX_NESTING + " levels"
          : "a text, name or number is longer than " + MAX_TOKEN + " characters";
    }
    String message = e.getOriginalMessage();
    if (message.startsWith("Unexpected character")) {
      int end = message.indexOf("): ");
      return "it is not valid JSON: u"
          + (end < 0 ? message : message.substring(0, end + 1)).substring(1);
    }
    if (message.startsWith("Illegal unquoted character")) {
      return "it is not valid JSON: a control character stands in a text";
    }
    if (message.startsWith("Unrecognized character escape")) {
      return "it is not valid JSON: an unknown escape stands in a text";
    }
    return "it is not valid JSON";
  }

  private static long byteOffset(String text, long charOffset) {
    long end = Math.min(Math.max(charOffset, 0), text.length());
    long bytes = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      // Each half of a surrogate pair is two of its four bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
