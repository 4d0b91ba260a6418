package io.bellbuoy.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to every partition of a topic in one transaction after the other, each with an offset of
 * its group, as Kafka Streams does under exactly-once. A thread of its own; its lists may be read
 * when it has ended.
 */
final class TransactionalWriter extends Thread {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionalWriter.class);

  private final String servers;
  private final String topic;
  private final int partitions;
  private final String id;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<String> acknowledged = new ArrayList<>();
  private volatile int count;
  private long next;

  TransactionalWriter(String servers, String topic, int partitions, String id) {
    super("writer-" + id);
    this.servers = servers;
    this.topic = topic;
    this.partitions = partitions;
    this.id = id;
  }

  /** Ends after the transaction at hand. */
  void finish() {
    stopped.set(true);
  }

  /** What was committed for sure. */
  List<String> acknowledged() {
    return acknowledged;
  }

  /** How much that is by now; from any thread. */
  int count() {
    return count;
  }

  @Override
  public void run() {
    ConsumerGroupMetadata group = group();
    while (!stopped.get()) {
      try (KafkaProducer<String, String> producer = producer()) {
        producer.initTransactions();
        while (!stopped.get()) {
          List<String> values = write(producer, group);
          commit(producer);
          acknowledged.addAll(values);
          count = acknowledged.size();
        }
      } catch (KafkaException e) {
        // The outcome of this transaction is unknown: its values are not acknowledged, and the
        // next producer of the same id ends it one way or the other.
        LOG.info("{} begins anew: {}", id, e.getMessage());
      }
    }
  }

  /** Of a group without members, whose offsets anyone may commit. */
  private ConsumerGroupMetadata group() {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "group.id", "group-" + id),
            new StringDeserializer(),
            new StringDeserializer())) {
      return consumer.groupMetadata();
    }
  }

  private KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", servers,
            "transactional.id", id,
            "transaction.timeout.ms", 60_000,
            "max.block.ms", 60_000,
            "reconnect.backoff.max.ms", 100,
            "retry.backoff.max.ms", 100),
        new StringSerializer(),
        new StringSerializer());
  }

  private List<String> write(KafkaProducer<String, String> producer, ConsumerGroupMetadata group) {
    producer.beginTransaction();
    List<String> values = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      String value = id + "/" + next++;
      // What goes wrong with it, the commit says.
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topic, partition, null, value));
      values.add(value);
    }
    producer.sendOffsetsToTransaction(
        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(next)), group);
    return values;
  }

  /** A commit that timed out may be asked for again, and only that. */
  private static void commit(KafkaProducer<String, String> producer) {
    for (int i = 0; ; i++) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        if (i == 3) {
          throw e;
        }
      }
    }
  }
}
