package io.bellbuoy.ingest;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body while it arrives and hands over every item with its own bytes. Not thread-safe.
 *
 * <p>A body is an EventList, an array of events, or one event. Whatever its size, it takes the
 * memory of one item. A bad item is handed over as such and the rest goes on; a body that is
 * something else is refused, at the latest when it ends, when items before the fault may have been
 * handed over.
 */
final class EventListReader implements AutoCloseable {

  private enum State {
    START,
    OBJECT,
    FIRST_ITEM,
    NEXT_ITEM,
    ITEM,
    AFTER_ITEM,
    END
  }

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ItemBuffer objectBuffer;
  private final ItemBuffer itemBuffer;
  private final ItemCollector item;
  private final int limit;
  private final Consumer<Item> items;
  private @Nullable TopObject object;
  private State state = State.START;
  private boolean waiting;
  private int markBytes;
  private long offset;

  /**
   * A reader of one body.
   *
   * @param limit the largest event that is carried whole, in bytes; no more than a large buffer
   *     takes
   * @param items is handed each item, in order
   */
  EventListReader(LargeBuffers largeBuffers, int limit, Consumer<Item> items) {
    this.objectBuffer = new ItemBuffer(largeBuffers);
    this.itemBuffer = new ItemBuffer(largeBuffers);
    this.item = new ItemCollector(itemBuffer, limit);
    this.limit = limit;
    this.items = items;
  }

  /**
   * Reads on and returns where it stopped: at the end, or earlier where it is {@link #waiting}.
   *
   * @throws RefusedException where the body is no JSON or nothing that holds events
   */
  int read(byte[] bytes, int from, int to) {
    waiting = false;
    int at = from;
    while (at < to && !waiting) {
      int next = step(bytes, at, to);
      offset += next - at;
      at = next;
    }
    return at;
  }

  /** It needs one of the large buffers and there is none free; go on later with the same bytes. */
  boolean waiting() {
    return waiting;
  }

  /**
   * The body has ended.
   *
   * @throws RefusedException where it should not have
   */
  void end() {
    if (state == State.START) {
      throw new RefusedException(400, "the body is empty; " + TopObject.EXPECTED);
    }
    if (state != State.END) {
      throw new RefusedException(
          400, "the body ends at byte " + offset + " in the middle of its JSON");
    }
  }

  /** Gives back what it holds; also after a failure, any number of times. */
  @Override
  public void close() {
    objectBuffer.clear();
    itemBuffer.clear();
  }

  private int step(byte[] bytes, int at, int to) {
    byte b = bytes[at];
    switch (state) {
      case OBJECT -> {
        return object(bytes, at, to);
      }
      case ITEM -> {
        return item(bytes, at, to);
      }
      default -> {
        if (ItemScanner.isSpace(b)) {
          return at + 1;
        }
      }
    }
    return switch (state) {
      case START -> start(b, at);
      case FIRST_ITEM -> b == ']' ? endItems(at) : beginItem(b, at);
      case NEXT_ITEM -> beginItem(b, at);
      case AFTER_ITEM -> afterItem(b, at);
      default -> throw unexpected("expected nothing behind the end of the JSON", b);
    };
  }

  private int start(byte b, int at) {
    if (markBytes == offset
        && markBytes < BYTE_ORDER_MARK.length
        && b == BYTE_ORDER_MARK[markBytes]) {
      markBytes++;
      return at + 1;
    }
    boolean cutMark = markBytes > 0 && markBytes < BYTE_ORDER_MARK.length;
    if (b == '[' && !cutMark) {
      state = State.FIRST_ITEM;
      return at + 1;
    }
    if (b != '{' || cutMark) {
      throw unexpected(TopObject.EXPECTED, b);
    }
    object = new TopObject(new ItemCollector(objectBuffer, limit), offset);
    state = State.OBJECT;
    return at;
  }

  private int object(byte[] bytes, int from, int to) {
    TopObject top = inObject();
    int at = top.read(bytes, from, to, offset);
    waiting = top.waiting();
    if (top.atItems()) {
      state = State.FIRST_ITEM;
    } else if (top.done()) {
      state = State.END;
      Item event = top.end();
      objectBuffer.clear();
      if (event != null) {
        items.accept(event);
      }
    }
    return at;
  }

  private TopObject inObject() {
    if (object == null) {
      throw new IllegalStateException("the body is no object");
    }
    return object;
  }

  private int beginItem(byte b, int at) {
    if (b == ',' || b == ':' || b == ']' || b == '}') {
      throw unexpected("expected an event", b);
    }
    item.begin();
    state = State.ITEM;
    return at;
  }

  private int item(byte[] bytes, int from, int to) {
    int at = item.collect(bytes, from, to);
    waiting = item.waiting();
    if (item.done()) {
      state = State.AFTER_ITEM;
      items.accept(item.item(item.reading()));
      itemBuffer.clear();
    }
    return at;
  }

  private int afterItem(byte b, int at) {
    if (b == ']') {
      return endItems(at);
    }
    if (b != ',') {
      throw unexpected("expected a comma or ] behind an item", b);
    }
    state = State.NEXT_ITEM;
    return at + 1;
  }

  private int endItems(int at) {
    if (object == null) {
      state = State.END;
    } else {
      object.itemsEnded(offset + 1);
      state = State.OBJECT;
    }
    return at + 1;
  }

  private RefusedException unexpected(String expected, byte found) {
    String shown = found > ' ' && found < 0x7F ? "'" + (char) found + "'" : "byte " + (found & 255);
    return new RefusedException(
        400, "the body is no JSON at byte " + offset + ": " + expected + ", found " + shown);
  }
}
