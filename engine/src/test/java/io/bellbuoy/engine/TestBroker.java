package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * The topics of one test on a real broker, as the engine's neighbours see them. Events are sent by
 * one thread at a time.
 */
final class TestBroker implements AutoCloseable {

  private static final JsonSerde<PolicySnapshot> POLICIES = new JsonSerde<>(PolicySnapshot.class);
  private static final JsonSerde<Alert> ALERTS = new JsonSerde<>(Alert.class);

  final KafkaConfig kafka;
  final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaProducer<byte[], byte[]> transactional;
  private final KafkaConsumer<byte[], byte[]> alertReader;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  TestBroker(String bootstrapServers, String prefix) {
    kafka = KafkaConfig.relaxed(bootstrapServers, prefix);
    topics = kafka.topics();
    TopicInstaller.install(kafka);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 9 << 20, "linger.ms", 5);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    transactional = transactional(bootstrapServers, prefix);
    alertReader = alertReader(bootstrapServers);
  }

  /** Returns when the broker has it. */
  void send(AuditEvent event) {
    sendLater(event);
    flush();
  }

  /** Does not wait. */
  void sendLater(AuditEvent event) {
    sent.add(producer.send(event.toRecord(topics.events().name())));
  }

  /** Returns when the broker has all. */
  void flush() {
    producer.flush();
    sent.forEach(sending -> assertThat(sending).succeedsWithin(Duration.ZERO));
    sent.clear();
  }

  void sendAborted(AuditEvent event) {
    inTransaction(event.toRecord(topics.events().name()), false);
  }

  /** As retention would. */
  void removeAllEvents() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (PartitionInfo partition : producer.partitionsFor(topics.events().name())) {
        all.put(
            new TopicPartition(partition.topic(), partition.partition()),
            RecordsToDelete.beforeOffset(-1)); // -1: the end
      }
      admin.deleteRecords(all).all().get();
    }
  }

  void publish(PolicySnapshot policy) {
    inTransaction(record(policy), true);
  }

  void publishAborted(PolicySnapshot policy) {
    inTransaction(record(policy), false);
  }

  /** All committed alerts by now, in the order of their arrival here. */
  List<Alert> alerts() {
    alertReader
        .poll(Duration.ofMillis(50))
        .forEach(record -> alerts.add(ALERTS.read(record.value())));
    return List.copyOf(alerts);
  }

  /** Waits until there are that many. */
  List<Alert> awaitAlerts(int count, Duration atMost) {
    Awaitility.await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> alerts().size() >= count);
    return List.copyOf(alerts);
  }

  @Override
  public void close() {
    producer.close();
    transactional.close(Duration.ofSeconds(1));
    alertReader.close();
  }

  private ProducerRecord<byte[], byte[]> record(PolicySnapshot policy) {
    return new ProducerRecord<>(
        topics.policy().name(), "current".getBytes(StandardCharsets.UTF_8), POLICIES.write(policy));
  }

  private void inTransaction(ProducerRecord<byte[], byte[]> record, boolean commit) {
    transactional.beginTransaction();
    Future<RecordMetadata> sending = transactional.send(record);
    transactional.flush();
    assertThat(sending).succeedsWithin(Duration.ZERO);
    if (commit) {
      transactional.commitTransaction();
    } else {
      transactional.abortTransaction();
    }
  }

  private static KafkaProducer<byte[], byte[]> transactional(String servers, String prefix) {
    KafkaProducer<byte[], byte[]> made =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "transactional.id", prefix + "test"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    made.initTransactions();
    return made;
  }

  private KafkaConsumer<byte[], byte[]> alertReader(String servers) {
    KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        reader.partitionsFor(topics.alerts().name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    return reader;
  }
}
