package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all that a topic holds by now. */
final class TopicReader {

  private final String servers;
  private final Topic topic;

  TopicReader(String servers, Topic topic) {
    this.servers = servers;
    this.topic = topic;
  }

  List<ConsumerRecord<byte[], byte[]>> all() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            servers,
            "isolation.level",
            "read_committed",
            "max.partition.fetch.bytes",
            16 << 20);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  List<AuditEvent> events() {
    return all().stream()
        .map(record -> AuditEvent.fromRecord(record.key(), record.value(), record.headers()))
        .toList();
  }

  /** The events' own bytes. */
  List<String> texts() {
    return all().stream().map(record -> new String(record.value(), UTF_8)).toList();
  }

  List<DeadLetter> deadLetters() {
    return all().stream()
        .map(record -> DeadLetter.fromRecord(record.value(), record.headers()))
        .toList();
  }
}
