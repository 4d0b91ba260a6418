package io.bellbuoy.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The consumer of a stream thread. Not thread-safe, like every consumer.
 *
 * <p>It differs from Kafka's in two things. Where its offset does not exist any more, Kafka Streams
 * could only skip in silence or die; this one tells of the gap and goes on behind it. And where its
 * thread dies while the engine lives, it leaves the group: as a static member it would else hold
 * its partitions, unread, until the session ends.
 */
final class EngineConsumer extends KafkaConsumer<byte[], byte[]> {

  private final Gaps gaps;
  private final BooleanSupplier engineStops;

  EngineConsumer(Map<String, Object> settings, Gaps gaps, BooleanSupplier engineStops) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.gaps = gaps;
    this.engineStops = engineStops;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    try {
      return super.poll(timeout);
    } catch (InvalidOffsetException e) {
      bridge(e);
      return ConsumerRecords.empty();
    }
  }

  @Override
  public void close(CloseOptions options) {
    super.close(
        engineStops.getAsBoolean()
            ? options
            : options.withGroupMembershipOperation(
                CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  /** Seeks the nearest place there is, and tells what lies between. */
  void bridge(InvalidOffsetException gap) {
    Set<TopicPartition> partitions = gap.partitions();
    Map<TopicPartition, Long> first = beginningOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long begins = first.getOrDefault(partition, 0L);
      OffsetAndMetadata cut =
          gap instanceof LogTruncationException truncation
              ? truncation.divergentOffsets().get(partition)
              : null;
      if (cut != null && cut.offset() >= begins) {
        gaps.truncated(partition, place(gap, partition, cut.offset()), cut.offset());
        seek(partition, cut);
        continue;
      }
      if (gap instanceof OffsetOutOfRangeException outOfRange) {
        gaps.bridged(partition, place(outOfRange, partition, begins), begins);
      } else {
        gaps.forgotten(partition, begins);
      }
      seek(partition, begins);
    }
  }

  private static long place(InvalidOffsetException gap, TopicPartition partition, long unknown) {
    return gap instanceof OffsetOutOfRangeException outOfRange
        ? outOfRange.offsetOutOfRangePartitions().getOrDefault(partition, unknown)
        : unknown;
  }
}
