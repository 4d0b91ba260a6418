package io.bellbuoy.sink;

import io.bellbuoy.registry.Change;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.JsonSerde;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the changes topic what people made of alerts. Thread-safe.
 *
 * <p>The store has the change already, and the alert its history. So nobody waits for Kafka here: a
 * record is tried for two minutes; one that is lost after that is counted and logged.
 */
final class ChangePublisher implements Consumer<Change>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangePublisher.class);
  private static final JsonSerde<Change> SERDE = new JsonSerde<>(Change.class);
  private static final int DELIVERY_MILLIS = 120_000;
  private static final int BLOCK_MILLIS = 2_000;
  private static final Duration CLOSE = Duration.ofSeconds(3);

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final SinkMetrics metrics;

  ChangePublisher(KafkaConfig kafka, String instance, SinkMetrics metrics) {
    this(producer(kafka, instance), kafka.topics().changes().name(), metrics);
  }

  ChangePublisher(Producer<String, byte[]> producer, String topic, SinkMetrics metrics) {
    this.producer = producer;
    this.topic = topic;
    this.metrics = metrics;
  }

  private static Producer<String, byte[]> producer(KafkaConfig kafka, String instance) {
    Map<String, Object> settings = kafka.client(instance + "-changes");
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.block.ms", BLOCK_MILLIS);
    settings.put("delivery.timeout.ms", DELIVERY_MILLIS);
    settings.put("linger.ms", 0);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void accept(Change change) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, 0, change.object(), SERDE.write(change));
    try {
      Future<?> unused = producer.send(record, (written, failure) -> ended(change, failure));
    } catch (KafkaException e) {
      ended(change, e);
    }
  }

  private void ended(Change change, @Nullable Exception failure) {
    if (failure != null) {
      metrics.changeUntold();
      LOG.atWarn()
          .addKeyValue("object", change.object())
          .addKeyValue("by", change.by())
          .addKeyValue("cause", failure.toString())
          .log("A change of an alert is missing among the changes; the alert's history has it");
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
