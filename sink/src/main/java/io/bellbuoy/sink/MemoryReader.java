package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads what a channel wrote down to remember. Not thread-safe. */
record MemoryReader(ConsumerBuilder consumers, Group group) {

  private static final Duration POLL = Duration.ofMillis(100);

  /** Longer than a transaction of another channel may stay open in front of what is read. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** The key in the topic of what the memory calls so. */
  String keyOf(String key) {
    return group.id() + "/" + key;
  }

  /**
   * The newest values by the memory's own keys.
   *
   * @throws KafkaException where they cannot be read to their end
   */
  Map<String, byte[]> read() {
    TopicPartition partition =
        new TopicPartition(consumers.kafka().topics().channelState().name(), 0);
    long end = end(partition);
    Instant deadline = Instant.now().plus(LONGEST);
    Map<String, byte[]> entries = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer = consumers.reader(group.id() + "-memory-reader")) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (consumer.position(partition) < end) {
        if (Instant.now().isAfter(deadline)) {
          throw new TimeoutException("what the channel remembers could not be read in time");
        }
        consumer.poll(POLL).forEach(record -> collect(record, entries));
      }
    }
    return entries;
  }

  /**
   * Behind everything that was written, committed or not: another channel's open transaction may
   * stand in front of what this one has committed.
   */
  private long end(TopicPartition partition) {
    try (Admin admin = Admin.create(consumers.kafka().client(group.id() + "-memory-end"))) {
      return admin
          .listOffsets(
              Map.of(partition, OffsetSpec.latest()),
              new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException("the channels' memory cannot be read: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void collect(ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> entries) {
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    if (!key.startsWith(keyOf(""))) {
      return;
    }
    String own = key.substring(keyOf("").length());
    if (record.value() == null) {
      entries.remove(own);
    } else {
      entries.put(own, record.value());
    }
  }
}
