package io.bellbuoy.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.bellbuoy.schemas.MendedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One JSON value that is an event or an envelope of events. Thread-safe. */
final class EventJson {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(10_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private EventJson() {}

  /** Whether the bytes are exactly one JSON value, as an API server reads them. */
  static boolean isWholeValue(byte[] json) {
    return readable(json) != null;
  }

  /** The bytes, mended where that makes them JSON, each at its place; null where nothing does. */
  private static byte @Nullable [] readable(byte[] json) {
    if (isStrictly(json)) {
      return json;
    }
    byte[] mended = MendedJson.of(json, json.length);
    return mended != json && isStrictly(mended) ? mended : null;
  }

  private static boolean isStrictly(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of a value, each with its own bytes, and why something in it is none. */
  static void split(byte[] json, Consumer<byte[]> event, Consumer<String> complaint) {
    byte[] readable = readable(json);
    if (readable == null) {
      complaint.accept(whyNot(json));
      return;
    }
    try (JsonParser parser = JSON.createParser(readable)) {
      switch (parser.nextToken()) {
        case START_ARRAY -> items(parser, json, event, complaint);
        case START_OBJECT -> object(readable, json, event, complaint);
        default -> complaint.accept("is no JSON object");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void object(
      byte[] readable, byte[] json, Consumer<byte[]> event, Consumer<String> complaint)
      throws IOException {
    String kind = "";
    try (JsonParser parser = JSON.createParser(readable)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("kind") && value == JsonToken.VALUE_STRING && kind.isEmpty()) {
          kind = parser.getText();
        } else if (name.equals("items") && value == JsonToken.START_ARRAY && isList(kind)) {
          items(parser, json, event, complaint);
          return;
        } else if (value == JsonToken.START_ARRAY
            && (name.equals("records") || name.equals("logEvents"))) {
          complaint.accept("is a cloud provider's envelope (" + name + "), which is not read here");
          return;
        }
        parser.skipChildren();
      }
    }
    if (!kind.equals("EventList")) {
      event.accept(json);
    }
  }

  private static boolean isList(String kind) {
    return kind.equals("EventList") || kind.isEmpty();
  }

  private static void items(
      JsonParser parser, byte[] json, Consumer<byte[]> event, Consumer<String> complaint)
      throws IOException {
    int index = 0;
    for (JsonToken item = parser.nextToken();
        item != JsonToken.END_ARRAY;
        item = parser.nextToken()) {
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      if (item == JsonToken.START_OBJECT) {
        int end = (int) parser.currentLocation().getByteOffset();
        event.accept(Arrays.copyOfRange(json, start, end));
      } else {
        complaint.accept("item " + index + " is no JSON object");
      }
      index++;
    }
  }

  private static String whyNot(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      parser.skipChildren();
      parser.nextToken();
      return "holds more than one JSON value";
    } catch (JsonProcessingException e) {
      return "is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
