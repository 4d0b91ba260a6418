package io.bellbuoy.console.changes;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what was committed in one topic, without a group. Not thread-safe but for {@link #wakeup}.
 */
final class TopicReader implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofMillis(300);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Topic topic;

  TopicReader(KafkaConfig kafka, Topic topic, String purpose) {
    this.topic = topic;
    Map<String, Object> settings = kafka.client("console-" + purpose);
    settings.remove("group.id");
    settings.put("enable.auto.commit", "false");
    // Retention takes the oldest away while they are being read.
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", "false");
    settings.put("default.api.timeout.ms", "5000");
    settings.put("reconnect.backoff.max.ms", "1000");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Goes to the first record of the first partition. */
  void fromBeginning() {
    TopicPartition first = new TopicPartition(topic.name(), 0);
    consumer.assign(List.of(first));
    consumer.seekToBeginning(List.of(first));
  }

  /** Goes to that offset of that partition. */
  void seek(int number, long offset) {
    TopicPartition partition = new TopicPartition(topic.name(), number);
    if (!consumer.assignment().equals(java.util.Set.of(partition))) {
      consumer.assign(List.of(partition));
    }
    consumer.seek(partition, offset);
  }

  /** How far one has read in the only partition. */
  long position() {
    return consumer.position(consumer.assignment().iterator().next());
  }

  /** The partitions. */
  List<TopicPartition> partitions() {
    return consumer.partitionsFor(topic.name()).stream()
        .map(known -> new TopicPartition(topic.name(), known.partition()))
        .toList();
  }

  Map<TopicPartition, Long> beginnings(List<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions);
  }

  Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
    return consumer.endOffsets(partitions);
  }

  ConsumerRecords<String, byte[]> poll(Duration patience) {
    return consumer.poll(patience);
  }

  /** Ends a wait; from any thread. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
