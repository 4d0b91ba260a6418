package io.bellbuoy.rules.match.scan;

import java.util.Arrays;

/** What all paths have reached in one event. Reused for every event; for one thread. */
public final class EventValues {

  private static final byte[] NOTHING = {};

  /** Told that a slot's values have become too many to be kept. */
  @FunctionalInterface
  public interface Overflow {

    /** Looks at the values that are there; they are dropped then. */
    void full(int slot, SlotValues values);
  }

  private final SlotValues[] slots;
  private final SlotValues none = new SlotValues(this);

  /** For each slot the event that its values are of. */
  private final int[] epochs;

  /** The slots that have values, in the order in which they got the first one. */
  private final int[] touched;

  private int touchedCount;
  private final Overflow overflow;
  private final TextDecoder decoder = new TextDecoder();
  private byte[] json = NOTHING;
  private int epoch;

  public EventValues(int slots, Overflow overflow) {
    this.slots = new SlotValues[slots];
    Arrays.setAll(this.slots, slot -> new SlotValues(this));
    epochs = new int[slots];
    touched = new int[slots];
    this.overflow = overflow;
  }

  /** Makes ready for another event. */
  public void read(byte[] event) {
    json = event;
    decoder.clear();
    touchedCount = 0;
    epoch++;
    if (epoch == 0) {
      // Once in four billion events a number comes again.
      Arrays.fill(epochs, 0);
      epoch = 1;
    }
  }

  /** What a slot's path has reached. */
  public SlotValues of(int slot) {
    return epochs[slot] == epoch ? slots[slot] : none;
  }

  /** How many slots have values so far. */
  public int touchedCount() {
    return touchedCount;
  }

  /** Which one was the first, the second, and so on to get some. */
  public int touched(int index) {
    return touched[index];
  }

  byte[] bytes(boolean decoded) {
    return decoded ? decoder.bytes() : json;
  }

  /** An array or an object. */
  void container(int[] ends, boolean counts) {
    for (int end : ends) {
      slot(PathState.slot(end)).addPresence(counts);
    }
  }

  /** A number, {@code true} or {@code false}. */
  void literal(int[] ends, int start, int to) {
    add(ends, start, to, 0);
  }

  /**
   * A text.
   *
   * @return false where it is none: a backslash begins no escape
   */
  boolean text(int[] ends, int start, int to) {
    if (Words.isPlain(json, start, to)) {
      add(ends, start, to, SlotValues.TEXT);
      return true;
    }
    int from = decoder.length();
    if (!decoder.append(json, start, to)) {
      return false;
    }
    add(ends, from, decoder.length(), SlotValues.TEXT | SlotValues.DECODED);
    return true;
  }

  private void add(int[] ends, int start, int to, int kind) {
    for (int end : ends) {
      SlotValues values = slot(PathState.slot(end));
      if (values.full()) {
        overflow.full(PathState.slot(end), values);
        values.drop();
      }
      values.add(start, to, PathState.listed(end) ? kind | SlotValues.LISTED : kind);
    }
  }

  private SlotValues slot(int slot) {
    SlotValues values = slots[slot];
    if (epochs[slot] != epoch) {
      epochs[slot] = epoch;
      touched[touchedCount++] = slot;
      values.clear();
    }
    return values;
  }
}
