package io.bellbuoy.bench.stream;

import io.bellbuoy.registry.KafkaConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far a topic is written and how far a group has read it. Thread-safe. */
final class Offsets implements AutoCloseable {

  private final Admin admin;

  Offsets(KafkaConfig kafka) {
    admin = Admin.create(kafka.client("bench-admin"));
  }

  Admin admin() {
    return admin;
  }

  /** Records that were ever written to the topic, transaction markers included. */
  long end(String topic) {
    return ends(topic).values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
  }

  /** Records of the topic that the group has committed. */
  long committed(String group, String topic) {
    return committedOf(group, topic).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Records that the group has yet to read. */
  long lag(String group, String topic) {
    Map<TopicPartition, Long> read = committedOf(group, topic);
    return sum(ends(topic), end -> end.offset())
        - read.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Removes what the group has read. */
  void forget(String group, String topic) {
    Map<TopicPartition, RecordsToDelete> old = new HashMap<>();
    committedOf(group, topic)
        .forEach((partition, offset) -> old.put(partition, RecordsToDelete.beforeOffset(offset)));
    get(admin.deleteRecords(old).all());
  }

  private Map<TopicPartition, Long> committedOf(String group, String topic) {
    Map<TopicPartition, OffsetAndMetadata> all =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(String topic) {
    int partitions =
        get(admin.describeTopics(Set.of(topic)).allTopicNames())
            .values()
            .iterator()
            .next()
            .partitions()
            .size();
    return get(
        admin
            .listOffsets(
                IntStream.range(0, partitions)
                    .boxed()
                    .collect(
                        Collectors.toMap(
                            number -> new TopicPartition(topic, number),
                            number -> OffsetSpec.latest())))
            .all());
  }

  private static <V> long sum(Map<TopicPartition, V> map, ToLongFunction<V> value) {
    return map.values().stream().mapToLong(value).sum();
  }

  static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refuses: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
