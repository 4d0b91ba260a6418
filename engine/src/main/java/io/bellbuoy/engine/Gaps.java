package io.bellbuoy.engine;

import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and tells of events that were gone before they were judged. Thread-safe. */
final class Gaps {

  private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

  private final EngineMetrics metrics;
  private final RecentTrouble trouble;

  Gaps(EngineMetrics metrics, RecentTrouble trouble) {
    this.metrics = metrics;
    this.trouble = trouble;
  }

  /** From {@code wanted} on the partition was to be read; it begins at {@code first} now. */
  void bridged(TopicPartition partition, long wanted, long first) {
    long lost = Math.max(0, first - wanted);
    metrics.gap(lost);
    tell(
        "%s was to be read from offset %d and begins at %d: %d events were never judged"
            .formatted(partition, wanted, first, lost));
  }

  /** The group's offset in the partition is gone; it is read from {@code first} on. */
  void forgotten(TopicPartition partition, long first) {
    if (first == 0) {
      return; // a new partition: nothing was ever removed from it
    }
    tell(
        "the group's offset in %s is gone and the partition begins at %d: events before it may never have been judged"
            .formatted(partition, first));
  }

  /** Kafka knows nothing of the group any more; it begins with the first events there are. */
  void expired(String group, int partitions) {
    tell(
        "Kafka has forgotten where %s stood in all %d partitions (the brokers' offsets.retention.minutes); the oldest events there are were judged anew, those before them may never have been"
            .formatted(group, partitions));
  }

  /** The log was cut off at {@code cut}, as after an unclean election; it had been read further. */
  void truncated(TopicPartition partition, long read, long cut) {
    tell(
        "%s had been read to offset %d and was cut off at %d: %d events are gone that were judged"
            .formatted(partition, read, cut, Math.max(0, read - cut)));
  }

  private void tell(String sentence) {
    metrics.gapTold();
    trouble.report("a gap in the events: " + sentence);
    LOG.atError().log("A gap in the events: {}", sentence);
  }
}
