package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A transaction of a writer that is not ours: it may be left open or aborted. */
final class Transaction implements AutoCloseable {

  private final Topic topic;
  private final Producer<String, byte[]> producer;

  private Transaction(KafkaConfig kafka, Topic topic) {
    this.topic = topic;
    this.producer =
        Clients.producer(
            kafka,
            "test",
            Map.of("transactional.id", "test-" + UUID.randomUUID(), "retry.backoff.ms", "10"));
    producer.initTransactions();
    producer.beginTransaction();
  }

  static Transaction begin(KafkaConfig kafka, Topic topic) {
    return new Transaction(kafka, topic);
  }

  /** Writes all entries and commits. */
  static void committed(KafkaConfig kafka, Topic topic, Map<String, ?> entries) {
    try (Transaction transaction = begin(kafka, topic)) {
      transaction.write(entries).commit();
    }
  }

  /** Writes all entries and aborts. */
  static void aborted(KafkaConfig kafka, Topic topic, Map<String, ?> entries) {
    try (Transaction transaction = begin(kafka, topic)) {
      transaction.write(entries).abort();
    }
  }

  Transaction write(Map<String, ?> entries) {
    Map<String, Object> copy = new LinkedHashMap<>(entries);
    copy.forEach((key, value) -> write(key, JsonSerde.mapper().valueToTree(value).toString()));
    producer.flush();
    return this;
  }

  /** Writes text as it is; null removes the key. */
  Transaction write(String key, @Nullable String text) {
    byte[] value = text == null ? null : text.getBytes(UTF_8);
    Future<?> unused = producer.send(new ProducerRecord<>(topic.name(), 0, key, value));
    return this;
  }

  void commit() {
    producer.commitTransaction();
  }

  void abort() {
    producer.abortTransaction();
  }

  @Override
  public void close() {
    producer.close();
  }
}
