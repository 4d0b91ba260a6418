package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The object that a body consists of: an EventList around its items, or an event. Not thread-safe.
 *
 * <p>Which of them, it learns on the way: an array {@code items} makes it an EventList unless its
 * kind has said otherwise before.
 */
final class TopObject {

  static final String EXPECTED =
      "expected an EventList, an Event or an array of events of audit.k8s.io/v1";

  private static final byte[] NO_ITEMS = {'[', ']'};
  private static final byte[] NULL_AND_END = "null}".getBytes(UTF_8);

  private final ItemCollector collector;
  private final long start;
  private boolean envelope;
  private boolean atItems;
  private long itemsFrom = Long.MAX_VALUE;
  private long itemsBytes;

  /**
   * Begins one.
   *
   * @param start where it begins in the body
   */
  TopObject(ItemCollector collector, long start) {
    this.collector = collector;
    this.start = start;
    collector.begin();
    collector.stopAt("items");
  }

  /**
   * Reads on and returns where it stopped: behind the bracket that opens the items, behind its end,
   * or waiting for memory.
   *
   * @param offset of the first of these bytes in the body
   */
  int read(byte[] bytes, int from, int to, long offset) {
    atItems = false;
    int at = collector.collect(bytes, from, to);
    if (envelope && collector.buffer().size() > ItemBuffer.SMALL) {
      throw tooMuchAround();
    }
    if (collector.stopped() && bytes[at] == '[' && isEnvelope(offset + at - from)) {
      collector.collect(NO_ITEMS, 0, NO_ITEMS.length);
      itemsBytes -= offset + at - from + NO_ITEMS.length;
      atItems = true;
      return at + 1;
    }
    return at;
  }

  /** The items' opening bracket has just been read. */
  boolean atItems() {
    return atItems;
  }

  /** The items ended in front of that place. */
  void itemsEnded(long offset) {
    itemsBytes += offset;
  }

  boolean waiting() {
    return collector.waiting();
  }

  boolean done() {
    return collector.done();
  }

  /**
   * What it is besides its items, once {@link #done}: an event or something unusable; null: an
   * EventList, whose items have been read.
   *
   * @throws RefusedException where it is neither
   */
  @Nullable Item end() {
    EventReading reading = collector.reading();
    if (reading instanceof EventReading.Unusable unusable
        && (envelope || unusable.fault() == Item.Fault.NOT_JSON)) {
      throw noJson(unusable.cause());
    }
    if (reading instanceof EventReading.Usable usable && !isEvent(usable.outline())) {
      checkKind(usable.outline());
      checkItems(usable.outline());
      return null;
    }
    return collector.item(reading);
  }

  private boolean isEvent(EventOutline outline) {
    boolean named = outline.kind().equals("Event");
    return !envelope && (named || (outline.kind().isEmpty() && outline.audit()));
  }

  /** Checks what stands before the first items; later ones are checked at the end. */
  private boolean isEnvelope(long offset) {
    if (envelope) {
      return true;
    }
    EventOutline soFar = soFar();
    if (soFar.kind().equals("Event")) {
      collector.stopAt(null);
      return false;
    }
    checkKind(soFar);
    itemsFrom = offset - start;
    envelope = true;
    return true;
  }

  private EventOutline soFar() {
    ItemBuffer buffer = collector.buffer();
    if (buffer.size() > ItemBuffer.SMALL) {
      throw tooMuchAround();
    }
    int length = buffer.size() + NULL_AND_END.length;
    byte[] whole = Arrays.copyOf(buffer.array(), length);
    System.arraycopy(NULL_AND_END, 0, whole, buffer.size(), NULL_AND_END.length);
    try {
      return EventOutline.read(whole, length);
    } catch (JsonProcessingException e) {
      throw noJson(e);
    }
  }

  private static void checkKind(EventOutline outline) {
    if (!outline.kind().isEmpty() && !outline.kind().equals("EventList")) {
      throw new RefusedException(400, "the body's kind is " + outline.kind() + "; " + EXPECTED);
    }
  }

  private void checkItems(EventOutline outline) {
    if (outline.kind().isEmpty() && !envelope) {
      throw new RefusedException(400, "the body is an object without a kind; " + EXPECTED);
    }
    JsonToken found = outline.items();
    if (found != null && found != JsonToken.VALUE_NULL && found != JsonToken.START_ARRAY) {
      throw new RefusedException(400, "the EventList's items are no array; " + EXPECTED);
    }
  }

  /** Says the place in the body; what is checked before the items has none in it. */
  private RefusedException noJson(JsonProcessingException e) {
    long place = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    String where =
        place < 0 ? "" : " at byte " + (start + place + (place < itemsFrom ? 0 : itemsBytes));
    return new RefusedException(400, "the body is no JSON" + where + ": " + e.getOriginalMessage());
  }

  private static RefusedException tooMuchAround() {
    return new RefusedException(
        400, "the EventList has more than " + ItemBuffer.SMALL + " bytes beside its items");
  }
}
