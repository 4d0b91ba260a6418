package io.bellbuoy.standalone;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The dead letters of an installation, as they stand now. Not thread-safe. */
final class DeadLetterBox implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Where one lies in the dead-letters topic. */
  record Place(int partition, long offset) {}

  private final KafkaConfig kafka;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;

  DeadLetterBox(KafkaConfig kafka) {
    this.kafka = kafka;
    topic = kafka.topics().deadLetters().name();
    Map<String, Object> settings = kafka.client("bellbuoy-dead-letters");
    settings.put("isolation.level", "read_committed");
    settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("fetch.max.bytes", kafka.topics().deadLetters().maxRecordBytes());
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
    return DeadLetter.fromRecord(record.value(), record.headers());
  }

  /** All that are there now, partition by partition, oldest first. */
  void forEach(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic)
        .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = ends.getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(taker);
      }
    }
  }

  /**
   * The one at that place.
   *
   * @throws IllegalArgumentException where there is none
   */
  ConsumerRecord<byte[], byte[]> find(Place place) {
    TopicPartition partition = new TopicPartition(topic, place.partition());
    boolean there =
        consumer.partitionsFor(topic).stream().anyMatch(p -> p.partition() == place.partition());
    if (there) {
      consumer.assign(List.of(partition));
      long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      if (place.offset() >= first && place.offset() < end) {
        consumer.seek(partition, place.offset());
        while (consumer.position(partition) <= place.offset()) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            if (record.offset() == place.offset()) {
              return record;
            }
          }
        }
      }
    }
    throw new IllegalArgumentException(
        "there is no dead letter " + place.partition() + ":" + place.offset());
  }

  /**
   * Passes what can be replayed.
   *
   * @throws IllegalArgumentException where it cannot; the message says why
   */
  void refuseToReplay(ConsumerRecord<byte[], byte[]> record) {
    DeadLetter letter = letter(record);
    if (!kafka.topics().events().name().equals(letter.topic())) {
      throw new IllegalArgumentException(
          "%d:%d never was an event of the events topic (it comes from %s), so it cannot be replayed"
              .formatted(record.partition(), record.offset(), letter.component()));
    }
  }

  /** Writes it to the topic that it was read from, with the headers that it had there. */
  void replay(ConsumerRecord<byte[], byte[]> record) {
    Map<String, Object> settings = kafka.client("bellbuoy-dead-letters-replay");
    settings.put("acks", "all");
    settings.put("max.request.size", kafka.topics().deadLetters().maxRecordBytes());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      String events = kafka.topics().events().name();
      ProducerRecord<byte[], byte[]> again =
          DeadLetter.original(events, record.value(), record.headers());
      producer.send(again).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot replay: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while replaying", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
