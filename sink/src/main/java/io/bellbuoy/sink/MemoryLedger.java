package io.bellbuoy.sink;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.sink.channel.wear.Memory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a channel remembers and how far it has come in one transaction: after any crash both
 * are of the same moment. Called by the consumer's thread alone.
 *
 * <p>Whoever takes over begins with the same transactional id, which ends what its predecessor left
 * unfinished and shuts it out. A transaction that fails is not mended: the consumer begins anew
 * with what is in Kafka.
 */
final class MemoryLedger implements Ledger {

  private static final int MILLIS = 10_000;
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final KafkaConfig kafka;
  private final Group group;
  private final Memory memory;
  private final MemoryReader reader;
  private @Nullable Producer<String, byte[]> producer;

  MemoryLedger(ConsumerBuilder consumers, Group group, Memory memory) {
    this.kafka = consumers.kafka();
    this.group = group;
    this.memory = memory;
    this.reader = new MemoryReader(consumers, group);
  }

  @Override
  public void takeOver() {
    if (producer != null) {
      // New partitions for who has the others already.
      return;
    }
    Producer<String, byte[]> opened = open();
    try {
      opened.initTransactions();
      memory.restore(reader.read());
      producer = opened;
    } catch (RuntimeException e) {
      opened.close(Duration.ZERO);
      throw e;
    }
  }

  private Producer<String, byte[]> open() {
    Map<String, Object> settings = kafka.client(group.id() + "-memory");
    settings.put("transactional.id", group.id() + "-memory");
    settings.put("transaction.timeout.ms", MILLIS);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("compression.type", "lz4");
    settings.put("max.block.ms", MILLIS);
    settings.put("delivery.timeout.ms", MILLIS);
    settings.put("request.timeout.ms", MILLIS / 2);
    settings.put("linger.ms", 0);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void beginAnew() {
    memory.forget();
  }

  @Override
  public boolean hasNews() {
    return memory.isChanged();
  }

  @Override
  public void write(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> done) {
    Producer<String, byte[]> open = requireNonNull(producer, "not taken over");
    try {
      open.beginTransaction();
      memory
          .changes()
          .forEach(
              (key, value) -> {
                // The commit fails where one could not be written.
                Future<RecordMetadata> unused =
                    open.send(new ProducerRecord<>(topic(), reader.keyOf(key), value));
              });
      if (!done.isEmpty()) {
        open.sendOffsetsToTransaction(done, consumer.groupMetadata());
      }
      open.commitTransaction();
      memory.kept();
    } catch (KafkaException e) {
      // Whether it was committed is not known, so nothing of it may be tried again.
      letGo();
      throw new KafkaException(
          "what the channel remembers cannot be written: " + e.getMessage(), e);
    }
  }

  private String topic() {
    return kafka.topics().channelState().name();
  }

  @Override
  public void letGo() {
    Producer<String, byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(CLOSE);
    }
  }
}
