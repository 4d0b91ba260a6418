package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Records that were polled and not yet delivered, and offsets to be committed. Not thread-safe. */
final class Backlog {

  /**
   * A record.
   *
   * @param alert null: it is no alert
   * @param reason why it is none
   */
  record Item(ConsumerRecord<byte[], byte[]> record, @Nullable Alert alert, String reason) {

    TopicPartition partition() {
      return new TopicPartition(record.topic(), record.partition());
    }
  }

  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final Deque<Item> items = new ArrayDeque<>();
  private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

  void add(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(record -> items.add(item(record)));
  }

  private Item item(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return new Item(record, null, "the record has no value");
    }
    try {
      return new Item(record, serde.read(value), "");
    } catch (UnreadableRecordException e) {
      return new Item(record, null, String.valueOf(e.getMessage()));
    }
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  int size() {
    return items.size();
  }

  /** The first records: so many alerts, or one that is none; empty where nothing waits. */
  List<Item> head(int most) {
    List<Item> head = new ArrayList<>();
    for (Item item : items) {
      if (head.size() == most || (item.alert() == null && !head.isEmpty())) {
        break;
      }
      head.add(item);
      if (item.alert() == null) {
        break;
      }
    }
    return head;
  }

  /** The record at that place, 0 the first; null: there is none, or it is no alert. */
  @Nullable Item alertAt(int place) {
    return items.stream().skip(place).findFirst().filter(item -> item.alert() != null).orElse(null);
  }

  /** The first records are where they belong. */
  void removeHead(int count) {
    for (int i = 0; i < count; i++) {
      Item item = items.remove();
      done.put(item.partition(), behind(item.record()));
    }
  }

  /**
   * With the epoch, by which Kafka tells a reader that the log behind it was cut off; and with the
   * record's time, by which the place is found again where it cannot tell.
   */
  private static OffsetAndMetadata behind(ConsumerRecord<byte[], byte[]> record) {
    return new OffsetAndMetadata(
        record.offset() + 1, record.leaderEpoch(), Long.toString(record.timestamp()));
  }

  /** Forgets what lies in these partitions; somebody else owns them now. */
  void drop(Collection<TopicPartition> partitions) {
    items.removeIf(item -> partitions.contains(item.partition()));
    done.keySet().removeAll(partitions);
  }

  /** What may be committed; empty: nothing new. */
  Map<TopicPartition, OffsetAndMetadata> done() {
    return Map.copyOf(done);
  }

  void committed() {
    done.clear();
  }
}
