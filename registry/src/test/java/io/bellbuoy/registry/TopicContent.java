package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What stands in the topics, as a reader who comes new sees it. */
final class TopicContent {

  private final KafkaConfig kafka;

  TopicContent(KafkaConfig kafka) {
    this.kafka = kafka;
  }

  ClustersImage clusters() {
    return load(RegistryLoader::clusters);
  }

  ChannelsImage channels() {
    return load(RegistryLoader::channels);
  }

  PeopleImage people() {
    return load(RegistryLoader::people);
  }

  PolicyImage policy() {
    return load(RegistryLoader::policy);
  }

  PolicySnapshot inForce() {
    return requireNonNull(policy().current(), "nothing is in force");
  }

  LibraryImage library() {
    return load(RegistryLoader::library);
  }

  StatusImage status() {
    return load(RegistryLoader::status);
  }

  private <I> I load(Function<KafkaConfig, RegistryLoader<I>> loaders) {
    try (RegistryLoader<I> loader = loaders.apply(kafka)) {
      loader.start();
      return loader.await(Duration.ofSeconds(20));
    }
  }

  /** The changes in the order in which they were made. */
  List<Change> changes() {
    JsonSerde<Change> serde = new JsonSerde<>(Change.class);
    return records(kafka.topics().changes()).stream()
        .map(record -> serde.read(record.value()))
        .toList();
  }

  /** All committed records of a topic. */
  List<ConsumerRecord<String, byte[]>> records(Topic topic) {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (Consumer<String, byte[]> consumer =
        Clients.consumer(kafka, "test", Duration.ofMillis(20))) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
