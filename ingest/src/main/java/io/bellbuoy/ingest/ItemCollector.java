package io.bellbuoy.ingest;

import io.bellbuoy.ingest.ItemScanner.Found;
import io.bellbuoy.schemas.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of one item, whatever its size, in a buffer of bounded size. Not thread-safe.
 *
 * <p>What is larger than the limit loses the member {@code responseObject}, where that does not do
 * {@code requestObject} too, and where that does not do it is too large. A member is looked for
 * only once, so that no order of members makes this slow.
 */
final class ItemCollector {

  private static final List<String> REMOVABLE = List.of("responseObject", "requestObject");

  /** Behind the opening brace. */
  private static final int FIRST_MEMBER = 1;

  private final ItemScanner scanner = new ItemScanner();
  private final Sha256 hash = new Sha256();
  private final ItemBuffer buffer;
  private final int limit;
  private final Set<String> present = new HashSet<>();
  private final List<String> removed = new ArrayList<>();
  private @Nullable String stopAt;
  private boolean stopped;
  private boolean skipping;
  private boolean tooLarge;
  private boolean done;
  private boolean waiting;
  private int memberStart = FIRST_MEMBER;

  /**
   * A collector that keeps at most so many bytes.
   *
   * @param limit at least what the marks of a removal take
   */
  ItemCollector(ItemBuffer buffer, int limit) {
    this.buffer = buffer;
    this.limit = limit;
  }

  /** Stops in front of the value of every member of that name; null: of none. */
  void stopAt(@Nullable String name) {
    stopAt = name;
  }

  /** Begins the next item. */
  void begin() {
    scanner.reset();
    hash.hex();
    buffer.clear();
    present.clear();
    removed.clear();
    stopped = false;
    skipping = false;
    tooLarge = false;
    done = false;
    waiting = false;
    memberStart = FIRST_MEMBER;
  }

  /**
   * Takes bytes of the item and returns where it stopped: done, at the member asked for, waiting.
   */
  int collect(byte[] bytes, int from, int to) {
    stopped = false;
    waiting = false;
    int at = from;
    while (at < to && !done && !stopped) {
      int room = keeping() ? makeRoom(to - at) : to - at;
      if (room == 0) {
        waiting = true;
        break;
      }
      int next = scanner.scan(bytes, at, at + room);
      if (keeping()) {
        buffer.append(bytes, at, next);
      }
      at = afterStop(bytes, next);
    }
    hash.add(bytes, from, at - from);
    return at;
  }

  /** The whole item has been seen. */
  boolean done() {
    return done;
  }

  /** It stands in front of the value of the member that was asked for. */
  boolean stopped() {
    return stopped;
  }

  /** It needs a large buffer and there is none free; call it again with the same bytes. */
  boolean waiting() {
    return waiting;
  }

  /** The members that were removed, comma-separated; null: none, the bytes are as they came. */
  @Nullable String removed() {
    return removed.isEmpty() ? null : String.join(",", removed);
  }

  /** What was kept. */
  ItemBuffer buffer() {
    return buffer;
  }

  /** Reads what was kept as an event; null: it is too large. */
  @Nullable EventReading reading() {
    return tooLarge ? null : EventReading.of(buffer.array(), buffer.size());
  }

  /** The item that was collected; its identity is the hash of all its bytes, also of those gone. */
  Item item(@Nullable EventReading reading) {
    if (reading instanceof EventReading.Usable usable) {
      String gone = removed();
      EventOutline outline = usable.outline();
      byte[] json =
          gone == null
              ? buffer.copy()
              : RemovalMark.addTo(buffer.array(), buffer.size(), outline, gone);
      return new Item.Event(json, hash.hex(), outline.auditID(), gone);
    }
    if (reading instanceof EventReading.Unusable unusable) {
      return new Item.Unusable(buffer.copy(), unusable.fault(), unusable.sentence());
    }
    String sentence = "larger than " + limit + " bytes also without its request and response";
    return new Item.Unusable(buffer.copy(), Item.Fault.TOO_LARGE, sentence);
  }

  private boolean keeping() {
    return !skipping && !tooLarge;
  }

  private int makeRoom(int wanted) {
    while (buffer.size() >= limit()) {
      if (!removeNext()) {
        tooLarge = true;
        return wanted;
      }
      if (skipping) {
        return wanted;
      }
    }
    if (buffer.room() == 0 && !buffer.grow()) {
      return 0;
    }
    return Math.min(wanted, Math.min(buffer.room(), limit() - buffer.size()));
  }

  /** What was cut still has to take the marks that say so. */
  private int limit() {
    return removed.isEmpty() ? limit : limit - RemovalMark.MAX_BYTES;
  }

  private boolean removeNext() {
    for (String name : REMOVABLE) {
      if (present.contains(name) && !removed.contains(name)) {
        removed.add(name);
        replay();
        return true;
      }
    }
    return false;
  }

  /** Goes over the kept bytes again, in their own place, now without what is to be removed. */
  private void replay() {
    byte[] bytes = buffer.array();
    int end = buffer.size();
    scanner.reset();
    buffer.truncate(0);
    memberStart = FIRST_MEMBER;
    int at = 0;
    while (at < end) {
      int next = scanner.scan(bytes, at, end);
      if (!skipping) {
        buffer.append(bytes, at, next);
      }
      at = next;
      if (scanner.found() == Found.NAME) {
        afterName();
      } else if (scanner.found() == Found.MEMBER_END) {
        at = afterMember(bytes, at);
      }
    }
  }

  private int afterStop(byte[] bytes, int at) {
    switch (scanner.found()) {
      case NAME -> afterName();
      case VALUE -> stopped = !skipping && stopAt != null && scanner.isNamed(stopAt);
      case MEMBER_END -> {
        return afterMember(bytes, at);
      }
      case END -> done = true;
      case NOTHING -> {}
    }
    return at;
  }

  private void afterName() {
    for (String name : REMOVABLE) {
      if (scanner.isNamed(name)) {
        memberNamed(name);
      }
    }
  }

  private void memberNamed(String name) {
    if (removed.contains(name)) {
      skipping = true;
      buffer.truncate(memberStart);
    } else {
      present.add(name);
    }
  }

  /** A removed member goes with the comma in front of it, the first one with that behind it. */
  private int afterMember(byte[] bytes, int at) {
    boolean wasSkipping = skipping;
    skipping = false;
    if (wasSkipping && memberStart == FIRST_MEMBER && bytes[at] == ',') {
      return scanner.scan(bytes, at, at + 1);
    }
    if (!wasSkipping) {
      memberStart = buffer.size();
    }
    return at;
  }
}
