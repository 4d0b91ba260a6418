package io.bellbuoy.ingest;

import io.bellbuoy.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * How the memory for bodies and events is shared out.
 *
 * @param largeBuffers how many items beyond {@link ItemBuffer#SMALL} may be in work at once
 * @param inFlight bytes on their way to the broker
 * @param producer bytes in the producer's own buffers, where what is on its way stands packed
 */
record MemoryPlan(int largeBuffers, long inFlight, long producer) {

  /** Two large buffers, and as much for each of the others. */
  static final long LEAST = 6L * Topics.MAX_EVENT_BYTES;

  private static final long MOST = 512L << 20;

  /**
   * A third for each.
   *
   * @param memory what there is; null: two fifths of the heap
   */
  static MemoryPlan of(@Nullable Long memory, long heap) {
    long asked = memory == null ? Math.min(heap / 5 * 2, MOST) : memory;
    long share = Math.max(asked, LEAST) / 3;
    int buffers = (int) Math.min(share / Topics.MAX_EVENT_BYTES, 64);
    return new MemoryPlan(buffers, share, share);
  }
}
