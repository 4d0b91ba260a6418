package io.bellbuoy.ingest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one item, as far as they are kept: in an array of its own while it is small, in one
 * of the {@link LargeBuffers} where it grows. Not thread-safe.
 */
final class ItemBuffer {

  /** What every request may hold without asking. */
  static final int SMALL = 64 << 10;

  private static final int FIRST = 4 << 10;

  private final LargeBuffers largeBuffers;
  private byte[] own = new byte[FIRST];
  private byte @Nullable [] large;
  private int size;

  ItemBuffer(LargeBuffers largeBuffers) {
    this.largeBuffers = largeBuffers;
  }

  /** The array that the first {@link #size} bytes stand in; another one after it has grown. */
  byte[] array() {
    return large == null ? own : large;
  }

  int size() {
    return size;
  }

  /** How many bytes fit in before it must grow. */
  int room() {
    return array().length - size;
  }

  /** Makes room; false: there is no large buffer left now. */
  boolean grow() {
    if (large != null) {
      throw new IllegalStateException("a large buffer does not grow");
    }
    if (own.length < Math.min(SMALL, largeBuffers.size())) {
      own = Arrays.copyOf(own, own.length * 2);
      return true;
    }
    large = largeBuffers.take();
    if (large == null) {
      return false;
    }
    System.arraycopy(own, 0, large, 0, size);
    return true;
  }

  /** Adds the bytes, for which there is room; they may stand in its own array. */
  void append(byte[] bytes, int from, int to) {
    System.arraycopy(bytes, from, array(), size, to - from);
    size += to - from;
  }

  void truncate(int newSize) {
    size = newSize;
  }

  byte[] copy() {
    return Arrays.copyOf(array(), size);
  }

  /** Forgets the bytes and gives back what it borrowed. */
  void clear() {
    size = 0;
    if (large != null) {
      largeBuffers.giveBack(large);
      large = null;
    }
  }
}
