package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A member of a group on a consumer that the test feeds, with a clock that it moves. */
final class SessionFixture {

  static final String TOPIC = "alerts";
  static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
  static final Group STORE = Group.store("bellbuoy.");
  static final Group CHANNEL = Group.channel("bellbuoy.", "pager");

  final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  final TestClock clock = new TestClock();
  final Progress progress = new Progress();
  long offset = 100;

  GroupSession session(Group group, Delivery delivery) {
    return session(group, delivery, Set.of(FIRST, SECOND));
  }

  GroupSession session(Group group, Delivery delivery, Set<TopicPartition> assigned) {
    consumer.updateBeginningOffsets(Map.of(FIRST, 100L, SECOND, 100L));
    consumer.updateEndOffsets(Map.of(FIRST, 500L, SECOND, 500L));
    Node node = new Node(1, "localhost", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(
        TOPIC,
        List.of(
            new PartitionInfo(TOPIC, 0, node, nodes, nodes),
            new PartitionInfo(TOPIC, 1, node, nodes, nodes)));
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), new Random(1));
    GroupSession session =
        new GroupSession(consumer, group, TOPIC, delivery, progress, backoff, clock);
    consumer.rebalance(assigned);
    return session;
  }

  void raise(Alert alert) {
    add(serde.write(alert));
  }

  void add(byte @Nullable [] value) {
    consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset++, "prod".getBytes(UTF_8), value));
  }

  long committed(TopicPartition partition) {
    OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
    return offset == null ? -1 : offset.offset();
  }
}
