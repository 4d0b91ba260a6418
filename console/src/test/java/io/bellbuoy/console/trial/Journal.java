package io.bellbuoy.console.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.AuditEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** An events topic of one partition in memory; each of its readers begins anew. */
final class Journal {

  private static final String TOPIC = "events";
  private static final TopicPartition ONLY = new TopicPartition(TOPIC, 0);

  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private long end;
  private long begin;
  private boolean silent;
  private @Nullable KafkaException failure;

  static Journal empty() {
    return new Journal();
  }

  /** With an event that came in then. */
  Journal event(long at, String json) {
    return add(at, Drafts.event(json).toRecord(TOPIC));
  }

  /** With what is no event. */
  Journal rubbish(long at) {
    return add(at, new ProducerRecord<>(TOPIC, null, "rubbish".getBytes(UTF_8)));
  }

  /** With an event whose bytes are no JSON. */
  Journal garbled(long at) {
    AuditEvent event = Drafts.event("{\"verb\":");
    return add(at, event.toRecord(TOPIC));
  }

  /** With offsets that hold no event. */
  Journal marks(int offsets) {
    end += offsets;
    return this;
  }

  /** The first ones leave the topic once they are to be read. */
  Journal takenUpTo(long offset) {
    begin = offset;
    return this;
  }

  /** Nothing comes, though there is something. */
  Journal silent() {
    silent = true;
    return this;
  }

  Journal failing(KafkaException why) {
    failure = why;
    return this;
  }

  EventReader reader() {
    return new EventReader(new Reading(), TOPIC, Duration.ofMillis(300));
  }

  private Journal add(long at, ProducerRecord<byte[], byte[]> record) {
    records.add(
        new ConsumerRecord<>(
            TOPIC,
            0,
            end++,
            at,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            record.key(),
            record.value(),
            record.headers(),
            Optional.empty()));
    return this;
  }

  /** As Kafka's own, but that it can be asked for times and has all records at once. */
  private final class Reading extends MockConsumer<byte[], byte[]> {

    private boolean filled;

    Reading() {
      super("none");
      updatePartitions(
          TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
      updateBeginningOffsets(Map.of(ONLY, begin));
      updateEndOffsets(Map.of(ONLY, end));
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times) {
      Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
      long time = times.getOrDefault(ONLY, Long.MAX_VALUE);
      records.stream()
          .filter(record -> record.timestamp() >= time)
          .findFirst()
          .ifPresent(
              record ->
                  found.put(ONLY, new OffsetAndTimestamp(record.offset(), record.timestamp())));
      return found;
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
      super.assign(partitions);
      if (!silent && !filled && !partitions.isEmpty()) {
        filled = true;
        records.stream().filter(record -> record.offset() >= begin).forEach(this::addRecord);
      }
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      if (failure != null) {
        throw failure;
      }
      long position = position(ONLY);
      if (position < begin) {
        throw new org.apache.kafka.clients.consumer.OffsetOutOfRangeException(
            Map.of(ONLY, position));
      }
      Thread.onSpinWait();
      ConsumerRecords<byte[], byte[]> polled = super.poll(timeout);
      if (polled.isEmpty() && !silent) {
        seek(ONLY, end);
      }
      return polled;
    }
  }
}
