package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the alerts topic as the engine does: in transactions. One thread at a time. */
final class TestAlerts implements AutoCloseable {

  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  TestAlerts(KafkaConfig kafka) {
    Map<String, Object> settings = kafka.client("test-alerts");
    settings.put("transactional.id", "test-" + UUID.randomUUID());
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = kafka.topics().alerts().name();
    producer.initTransactions();
  }

  void commit(List<Alert> alerts) {
    producer.beginTransaction();
    alerts.forEach(this::send);
    producer.commitTransaction();
  }

  void commit(Alert... alerts) {
    commit(List.of(alerts));
  }

  /** Writes them so that they are in the log, and takes them back. */
  void abort(Alert... alerts) {
    producer.beginTransaction();
    List.of(alerts).forEach(this::send);
    producer.flush();
    producer.abortTransaction();
  }

  /** Something that is no alert. */
  void commitRaw(String cluster, byte @Nullable [] value) {
    producer.beginTransaction();
    send(cluster, value);
    producer.commitTransaction();
  }

  private void send(Alert alert) {
    send(alert.cluster(), serde.write(alert));
  }

  /** The commit fails where a record could not be written. */
  private void send(String cluster, byte @Nullable [] value) {
    Future<RecordMetadata> unused =
        producer.send(new ProducerRecord<>(topic, cluster.getBytes(UTF_8), value));
  }

  @Override
  public void close() {
    producer.close();
  }
}
