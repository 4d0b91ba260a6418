package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What Kafka knows of a group's place in a topic. Thread-safe; each question goes to the brokers.
 */
record GroupOffsets(Admin admin, String group, String topic) {

  /** The topic's partitions. */
  List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> described =
        admin.describeTopics(List.of(topic)).allTopicNames().get();
    return requireNonNull(described.get(topic), topic).partitions().stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /** Where the group stands, of the partitions where it does. */
  Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach(
            (partition, offset) -> {
              if (offset != null && partition.topic().equals(topic)) {
                committed.put(partition, offset.offset());
              }
            });
    return committed;
  }

  /** The offsets that the question is about, as a reader of committed records sees them. */
  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec question)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, question));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        admin
            .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get()
            .entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }

  /** Puts the group there; only while it has no members. */
  void put(Map<TopicPartition, Long> offsets) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> wanted = new HashMap<>();
    offsets.forEach((partition, offset) -> wanted.put(partition, new OffsetAndMetadata(offset)));
    admin.alterConsumerGroupOffsets(group, wanted).all().get();
  }

  /** Whether it keeps state in Kafka, so that it was at work before, with offsets or without. */
  boolean hasChangelogs() throws ExecutionException, InterruptedException {
    return admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
        .anyMatch(name -> name.startsWith(group + "-") && name.endsWith("-changelog"));
  }

  /** A number among a topic's settings. */
  long setting(String ofTopic, String name) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, ofTopic);
    Map<ConfigResource, Config> described = admin.describeConfigs(List.of(resource)).all().get();
    ConfigEntry entry = requireNonNull(described.get(resource), ofTopic).get(name);
    return Long.parseLong(requireNonNull(entry.value(), name));
  }
}
