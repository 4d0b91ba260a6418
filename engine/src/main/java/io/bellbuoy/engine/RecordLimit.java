package io.bellbuoy.engine;

/**
 * How large a record may be for one topic. This class is thread-safe.
 *
 * <p>A transactional producer cannot go on after a record was refused for its size: its transaction
 * is lost, whatever a production handler answers. So the limit is lowered instead, the transaction
 * fails, and the event is judged once more: the second time its alert is cut to the new limit.
 */
final class RecordLimit {

  /**
   * Nothing is cut below 1 MiB: an alert without its event is always smaller, by {@link Bounds}.
   */
  static final int FLOOR = 1 << 20;

  /** What a record's key, headers and frame take beside its value. */
  static final int OVERHEAD = 4 << 10;

  private final int configured;
  private int bytes;

  RecordLimit(int bytes) {
    this.configured = Math.max(FLOOR, bytes);
    this.bytes = configured;
  }

  /** The most bytes of a record's value. */
  synchronized int bytes() {
    return bytes;
  }

  /** The topic takes records of that many bytes and no larger ones. */
  synchronized void topicTakes(int recordBytes) {
    bytes = Math.max(FLOOR, Math.min(bytes, recordBytes - OVERHEAD));
  }

  /**
   * A value of that many bytes was refused.
   *
   * @return whether smaller ones can be tried
   */
  synchronized boolean refused(int valueBytes) {
    if (valueBytes <= FLOOR) {
      return false;
    }
    bytes = Math.max(FLOOR, Math.min(bytes, valueBytes / 2));
    return true;
  }

  /** Whether the topic takes less than was configured. */
  synchronized boolean lowered() {
    return bytes < configured;
  }
}
