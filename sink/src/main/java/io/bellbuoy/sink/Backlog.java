package io.bellbuoy.sink;

import io.bellbuoy.schemas.UnreadableRecordException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records that were polled and not yet delivered, and offsets to be committed. Not thread-safe.
 *
 * @param <T> what a record holds
 */
final class Backlog<T> {

  /**
   * A record.
   *
   * @param content null: it cannot be read
   * @param reason why not
   */
  record Item<T>(ConsumerRecord<byte[], byte[]> record, @Nullable T content, String reason) {

    TopicPartition partition() {
      return new TopicPartition(record.topic(), record.partition());
    }
  }

  private final Function<ConsumerRecord<byte[], byte[]>, T> reader;
  private final Deque<Item<T>> items = new ArrayDeque<>();
  private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

  /** An empty one; the reader throws {@link UnreadableRecordException}. */
  Backlog(Function<ConsumerRecord<byte[], byte[]>, T> reader) {
    this.reader = reader;
  }

  void add(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(record -> items.add(item(record)));
  }

  private Item<T> item(ConsumerRecord<byte[], byte[]> record) {
    try {
      return new Item<>(record, reader.apply(record), "");
    } catch (UnreadableRecordException e) {
      return new Item<>(record, null, String.valueOf(e.getMessage()));
    }
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  int size() {
    return items.size();
  }

  /** The first records: so many, or one that cannot be read; empty where nothing waits. */
  List<Item<T>> head(int most) {
    List<Item<T>> head = new ArrayList<>();
    for (Item<T> item : items) {
      if (head.size() == most || (item.content() == null && !head.isEmpty())) {
        break;
      }
      head.add(item);
      if (item.content() == null) {
        break;
      }
    }
    return head;
  }

  /** The record at that place, 0 the first; null: there is none, or it cannot be read. */
  @Nullable Item<T> readableAt(int place) {
    return items.stream()
        .skip(place)
        .findFirst()
        .filter(item -> item.content() != null)
        .orElse(null);
  }

  /** When the first record came into the topic; null: none waits. */
  @Nullable Instant oldest() {
    Item<T> first = items.peek();
    return first == null ? null : Instant.ofEpochMilli(first.record().timestamp());
  }

  /** The first records are where they belong. */
  void removeHead(int count) {
    for (int i = 0; i < count; i++) {
      Item<T> item = items.remove();
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
