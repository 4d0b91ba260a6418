package io.bellbuoy.sink;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Lays records aside that nobody can use. Thread-safe. */
final class DeadLetterPublisher implements AutoCloseable {

  private static final int DELIVERY_MILLIS = 15_000;
  private static final Duration CLOSE = Duration.ofSeconds(5);

  /** What headers and framing may take of a record's bound. */
  private static final int ROOM = 64 << 10;

  private final Producer<byte[], byte[]> producer;
  private final String topic;

  DeadLetterPublisher(KafkaConfig kafka, String instance) {
    this(producer(kafka, instance), kafka.topics().deadLetters().name());
  }

  DeadLetterPublisher(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  private static Producer<byte[], byte[]> producer(KafkaConfig kafka, String instance) {
    Map<String, Object> settings = kafka.client(instance + "-dead-letters");
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("compression.type", "lz4");
    settings.put("max.request.size", Topics.MAX_RECORD_BYTES);
    settings.put("max.block.ms", DELIVERY_MILLIS);
    settings.put("delivery.timeout.ms", DELIVERY_MILLIS);
    settings.put("request.timeout.ms", DELIVERY_MILLIS / 3);
    settings.put("linger.ms", 0);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Lays the record aside; returns when Kafka has it.
   *
   * @throws KafkaException where Kafka does not take it
   */
  void publish(ConsumerRecord<byte[], byte[]> record, String component, String reason) {
    byte[] raw = record.value() == null ? new byte[0] : record.value();
    byte[] key = record.key();
    DeadLetter letter =
        new DeadLetter(
            Arrays.copyOf(raw, Math.min(raw.length, Topics.MAX_RECORD_BYTES - ROOM)),
            reason,
            component,
            record.topic(),
            record.partition(),
            record.offset(),
            key == null ? null : new String(key, StandardCharsets.UTF_8));
    try {
      producer.send(letter.toRecord(topic)).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException("a dead letter cannot be written: " + e.getCause(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
