package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of one partition on a real broker. */
final class EventTopic implements AutoCloseable {

  private final String bootstrapServers;
  private final Topic topic;
  private final Admin admin;

  EventTopic(String bootstrapServers, Topic topic) throws Exception {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    admin
        .createTopics(
            List.of(
                new NewTopic(topic.name(), Optional.of(1), Optional.empty())
                    .configs(topic.settings())))
        .all()
        .get();
  }

  TopicPartition partition() {
    return new TopicPartition(topic.name(), 0);
  }

  GroupOffsets group(String group) {
    return new GroupOffsets(admin, group, topic.name());
  }

  void send(String... values) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic.name(), value.getBytes(UTF_8))).get();
      }
    }
  }

  /** As retention would. */
  void removeBefore(long offset) throws Exception {
    admin.deleteRecords(Map.of(partition(), RecordsToDelete.beforeOffset(offset))).all().get();
  }

  @Override
  public void close() {
    admin.close();
  }
}
