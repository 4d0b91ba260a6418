package io.bellbuoy.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to every partition of a topic in one transaction after the other, each with an offset of
 * its group, as Kafka Streams does under exactly-once. A thread of its own; its lists may be read
 * when it has ended.
 */
final class TransactionalWriter extends Thread {

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
    while (!stopped.get()) {
      try (KafkaProducer<String, String> producer = producer()) {
        producer.initTransactions();
        while (!stopped.get()) {
          List<String> values = write(producer);
          commit(producer);
          acknowledged.addAll(values);
          count = acknowledged.size();
        }
      } catch (KafkaException e) {
        // The outcome of this transaction is unknown: its values are not acknowledged, and the
        // next producer of the same id ends it one way or the other.
        continue;
      }
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

  private List<String> write(KafkaProducer<String, String> producer) {
    producer.beginTransaction();
    List<String> values = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      String value = id + "/" + next++;
      producer.send(new ProducerRecord<>(topic, partition, null, value));
      values.add(value);
    }
    producer.sendOffsetsToTransaction(
        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(next)),
        new ConsumerGroupMetadata("group-" + id));
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
