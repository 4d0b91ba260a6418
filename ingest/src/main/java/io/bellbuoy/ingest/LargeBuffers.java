package io.bellbuoy.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The few buffers that hold a whole event of the largest size, shared by all requests. This class
 * is thread-safe.
 *
 * <p>A request holds one at a time and needs nothing else to finish with it, so waiting for one
 * always ends.
 */
final class LargeBuffers {

  private final Deque<byte[]> free = new ArrayDeque<>();
  private final int size;
  private int unmade;

  /**
   * Makes them as they are asked for.
   *
   * @param size of each, in bytes
   */
  LargeBuffers(int count, int size) {
    this.unmade = count;
    this.size = size;
  }

  /** One of them; null: all are in use. */
  synchronized byte @Nullable [] take() {
    byte[] buffer = free.poll();
    if (buffer == null && unmade > 0) {
      unmade--;
      return new byte[size];
    }
    return buffer;
  }

  synchronized void giveBack(byte[] buffer) {
    free.push(buffer);
  }

  int size() {
    return size;
  }
}
