package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bellbuoy.schemas.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads bodies in the ways that tests compare. */
final class Bodies {

  private Bodies() {}

  /** The items of the body as the reader finds them, fed in chunks of that size. */
  static List<Item> read(String body, int chunk) {
    return read(body.getBytes(UTF_8), chunk, Topics.MAX_EVENT_BYTES);
  }

  static List<Item> read(byte[] body, int chunk, int limit) {
    List<Item> items = new ArrayList<>();
    LargeBuffers large = new LargeBuffers(1, limit);
    try (EventListReader reader = new EventListReader(large, limit, items::add)) {
      for (int at = 0; at < body.length; at += chunk) {
        int to = Math.min(at + chunk, body.length);
        byte[] part = Arrays.copyOfRange(body, at, to);
        if (reader.read(part, 0, part.length) != part.length) {
          throw new IllegalStateException("the reader waits although nobody else reads");
        }
      }
      reader.end();
    }
    return items;
  }

  /** The bytes of the events among the items. */
  static List<String> events(List<Item> items) {
    return items.stream()
        .filter(Item.Event.class::isInstance)
        .map(item -> new String(((Item.Event) item).json(), UTF_8))
        .toList();
  }

  /** The bytes of the objects among the items, found by Jackson's own parser. */
  static List<String> eventsByJackson(String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    List<String> events = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        addItems(parser, bytes, events);
        return events;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean items = parser.currentName().equals("items");
        if (parser.nextToken() == JsonToken.START_ARRAY && items) {
          addItems(parser, bytes, events);
        } else {
          parser.skipChildren();
        }
      }
    }
    return events;
  }

  private static void addItems(JsonParser parser, byte[] bytes, List<String> events)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        int from = (int) parser.currentLocation().getByteOffset() - 1;
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        events.add(new String(bytes, from, to - from, UTF_8));
      } else {
        parser.skipChildren();
      }
    }
  }
}
