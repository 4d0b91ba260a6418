package io.bellbuoy.sink;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on reading where a group's place is in the log no more: because what follows it was deleted,
 * or because the log was cut off in front of it, as after an unclean election. Called by the
 * consumer's thread alone.
 */
record GapBridge(Consumer<byte[], byte[]> consumer, Group group, Progress progress, Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(GapBridge.class);

  /** By how much the clocks of two brokers may differ. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  /** Seeks the nearest place in each partition, and says and counts what lies between. */
  void cross(OffsetOutOfRangeException gap) {
    Map<TopicPartition, Long> places = gap.offsetOutOfRangePartitions();
    Map<TopicPartition, OffsetAndMetadata> divergent =
        gap instanceof LogTruncationException cut ? cut.divergentOffsets() : Map.of();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(places.keySet());
    places.forEach(
        (partition, place) -> {
          long begin = first.getOrDefault(partition, 0L);
          if (place < begin) {
            progress.missed(begin - place, clock.instant());
            seek(partition, place, begin);
          } else {
            cutOff(partition, place, begin, divergent.get(partition));
          }
        });
  }

  private void cutOff(
      TopicPartition partition, long place, long begin, @Nullable OffsetAndMetadata divergent) {
    if (divergent != null) {
      cutOff(partition, place, divergent.offset(), Math.max(begin, divergent.offset()));
    } else {
      long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, begin);
      cutOff(partition, place, end, sameTime(partition, begin, end));
    }
  }

  private void cutOff(TopicPartition partition, long place, long end, long to) {
    progress.truncated(Math.max(0, place - end), clock.instant());
    seek(partition, place, to);
  }

  /**
   * Where what was delivered last would stand by its time. Offsets say nothing here: they may have
   * been given anew, or the whole topic may be another.
   *
   * @param begin where nothing is known of the time: alerts may come twice, none is left out
   */
  private long sameTime(TopicPartition partition, long begin, long end) {
    OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
    if (committed == null || !committed.metadata().matches("\\d{1,18}")) {
      return begin;
    }
    long time = Math.max(0, Long.parseLong(committed.metadata()) - SLACK.toMillis());
    OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, time)).get(partition);
    return found == null ? end : found.offset();
  }

  private void seek(TopicPartition partition, long from, long to) {
    consumer.seek(partition, to);
    LOG.atError()
        .addKeyValue("group", group.id())
        .addKeyValue("partition", partition)
        .addKeyValue("from", from)
        .addKeyValue("to", to)
        .log("alerts between these offsets are gone; going on with what is left");
  }
}
