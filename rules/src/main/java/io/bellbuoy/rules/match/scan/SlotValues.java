package io.bellbuoy.rules.match.scan;

import java.util.Arrays;

/** What one path has reached in one event. Reused for every event; for one thread. */
public final class SlotValues {

  /** The value is a JSON text, not a number, {@code true} or {@code false}. */
  public static final int TEXT = 1;

  /** It is an element of the array at which the path ended. */
  public static final int LISTED = 2;

  /** Its bytes are not those of the event. */
  static final int DECODED = 4;

  /** So many are kept; when more come, those are looked at first. */
  static final int MOST = 256;

  private static final int FEW = 4;

  private final EventValues event;
  private int[] starts = new int[FEW];
  private int[] ends = new int[FEW];
  private byte[] kinds = new byte[FEW];
  private int size;
  private int count;
  private boolean present;

  SlotValues(EventValues event) {
    this.event = event;
  }

  void clear() {
    size = 0;
    count = 0;
    present = false;
  }

  /** Something other than null is there that has no text: an object, an array. */
  void addPresence(boolean counts) {
    present = true;
    if (counts) {
      count++;
    }
  }

  void add(int start, int end, int kind) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    kinds[size] = (byte) kind;
    size++;
    count++;
    present = true;
  }

  boolean full() {
    return size == MOST;
  }

  /** Forgets the values, but not that they were there. */
  void drop() {
    size = 0;
  }

  /** How many values with a text are kept. */
  public int size() {
    return size;
  }

  /** How many values the path has reached so far, objects too; of an array its elements. */
  public int count() {
    return count;
  }

  /** Whether the path has reached anything but null, be it an empty array. */
  public boolean present() {
    return present;
  }

  /** The bytes in which a value's text is, between {@link #start} and {@link #end}. */
  public byte[] bytes(int index) {
    return event.bytes((kinds[index] & DECODED) != 0);
  }

  public int start(int index) {
    return starts[index];
  }

  public int end(int index) {
    return ends[index];
  }

  /** {@link #TEXT}, {@link #LISTED}, both or neither. */
  public int kind(int index) {
    return kinds[index] & (TEXT | LISTED);
  }
}
