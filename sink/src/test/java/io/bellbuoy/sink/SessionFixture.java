package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A member of a group on a consumer that the test feeds, with a clock that it moves. */
final class SessionFixture {

  static final String TOPIC = "alerts";
  static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
  static final int EPOCH = 7;
  static final Group STORE = Group.store("bellbuoy.");
  static final Group CHANNEL = Group.channel("bellbuoy.", "pager");

  final DatedConsumer consumer = new DatedConsumer();
  final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  final TestClock clock = new TestClock();
  final Progress progress = new Progress();
  final KnownGroups known;
  Ledger ledger = Ledger.OFFSETS;
  long offset = 100;

  SessionFixture(Path folder) {
    known = KnownGroups.in(folder);
  }

  GroupSession<Alert> session(Group group, Delivery<Alert> delivery) {
    return session(group, delivery, Set.of(FIRST, SECOND));
  }

  GroupSession<Alert> session(Group group, Delivery<Alert> delivery, Set<TopicPartition> assigned) {
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
    GroupSession<Alert> session =
        new GroupSession<>(
            consumer, group, TOPIC, known, delivery, ledger, progress, backoff, clock);
    consumer.rebalance(assigned);
    return session;
  }

  void raise(Alert alert) {
    add(serde.write(alert));
  }

  void add(byte @Nullable [] value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            TOPIC,
            0,
            offset++,
            clock.millis(),
            TimestampType.LOG_APPEND_TIME,
            4,
            value == null ? -1 : value.length,
            "prod".getBytes(UTF_8),
            value,
            new RecordHeaders(),
            Optional.of(EPOCH)));
  }

  long committed(TopicPartition partition) {
    OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
    return offset == null ? -1 : offset.offset();
  }

  /** Kafka's, which cannot look offsets up by time, can here: as the test says. */
  static final class DatedConsumer extends MockConsumer<byte[], byte[]> {

    final Map<Long, Long> offsetByTime = new TreeMap<>();

    DatedConsumer() {
      super("none");
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> wanted) {
      Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
      wanted.forEach(
          (partition, time) ->
              offsetByTime.entrySet().stream()
                  .filter(entry -> entry.getKey() >= time)
                  .findFirst()
                  .ifPresent(
                      entry ->
                          found.put(
                              partition,
                              new OffsetAndTimestamp(entry.getValue(), entry.getKey()))));
      return found;
    }
  }
}
