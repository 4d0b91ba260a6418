package io.bellbuoy.console.trial;

import io.bellbuoy.registry.KafkaConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads parts of the events topic with an assignment of its own: no group, nothing committed, in
 * nobody's way. Not thread-safe.
 */
final class EventReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Duration patience;

  /**
   * A reader.
   *
   * @param patience how long nothing may come though there is something to read
   */
  EventReader(Consumer<byte[], byte[]> consumer, String topic, Duration patience) {
    this.consumer = consumer;
    this.topic = topic;
    this.patience = patience;
  }

  /** A reader of the installation's events, of committed ones alone. */
  static EventReader of(KafkaConfig kafka, String purpose) {
    String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 8);
    Map<String, Object> settings = kafka.client("console-" + purpose + "-" + unique);
    settings.remove("group.id");
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "none");
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", "false");
    settings.put("fetch.max.wait.ms", Long.toString(POLL.toMillis()));
    // What is fetched and then jumped over was fetched in vain.
    settings.put("max.partition.fetch.bytes", Integer.toString(512 << 10));
    settings.put("fetch.max.bytes", Integer.toString(8 << 20));
    settings.put("reconnect.backoff.max.ms", "1000");
    settings.put("request.timeout.ms", "10000");
    settings.put("default.api.timeout.ms", "10000");
    return new EventReader(
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        kafka.topics().events().name(),
        PATIENCE);
  }

  /** Told of what is read. */
  interface Visitor {

    /** Whether to go on; asked often. */
    boolean goesOn();

    /** One event. */
    void event(ConsumerRecord<byte[], byte[]> record);

    /** So many offsets hold no event: Kafka's own marks. */
    void empty(long offsets);

    /** So many events have left the topic before they could be read. */
    void gone(long offsets);
  }

  /** All that has come in since then and stands there now. */
  Map<TopicPartition, Span> since(Instant from) {
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
    Map<TopicPartition, Span> spans = new LinkedHashMap<>();
    for (TopicPartition partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      OffsetAndTimestamp start = starts.get(partition);
      spans.put(partition, new Span(start == null ? end : Math.min(start.offset(), end), end));
    }
    return spans;
  }

  /** The newest ones, at most so many of each partition. */
  Map<TopicPartition, Span> newest(long most) {
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Span> spans = new LinkedHashMap<>();
    for (TopicPartition partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      long begin = Math.min(end, begins.getOrDefault(partition, 0L));
      spans.put(partition, new Span(Math.max(begin, end - most), end));
    }
    return spans;
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> known = consumer.partitionsFor(topic);
    List<TopicPartition> partitions = new ArrayList<>();
    if (known != null) {
      known.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    // Asked for offsets of others, the consumer warns of each of them.
    consumer.assign(partitions);
    return partitions;
  }

  /**
   * Reads the spans to their ends, or until the visitor has had enough.
   *
   * @throws TimeoutException where nothing comes for long though there is something to read
   */
  void read(Map<TopicPartition, Span> spans, Visitor visitor) {
    Map<TopicPartition, Span> open = new LinkedHashMap<>(spans);
    open.values().removeIf(span -> span.size() == 0);
    consumer.assign(List.copyOf(open.keySet()));
    consumer.resume(open.keySet());
    open.forEach((partition, span) -> consumer.seek(partition, span.from()));
    long heard = System.nanoTime();
    while (!open.isEmpty() && visitor.goesOn()) {
      if (poll(open, visitor)) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > patience.toNanos()) {
        throw new TimeoutException("no events came within " + patience.toSeconds() + " s");
      }
    }
  }

  /** Whether it got on. */
  private boolean poll(Map<TopicPartition, Span> open, Visitor visitor) {
    ConsumerRecords<byte[], byte[]> records;
    try {
      records = consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions().keySet().forEach(partition -> jump(partition, open, visitor));
      return true;
    }
    boolean moved = false;
    for (TopicPartition partition : List.copyOf(open.keySet())) {
      Span rest = open.getOrDefault(partition, new Span(0, 0));
      long next = rest.from();
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        if (record.offset() >= rest.to() || !visitor.goesOn()) {
          break;
        }
        visitor.empty(record.offset() - next);
        visitor.event(record);
        next = record.offset() + 1;
      }
      long position = consumer.position(partition);
      boolean ended = position >= rest.to() && visitor.goesOn();
      if (ended) {
        visitor.empty(Math.max(0, rest.to() - next));
        open.remove(partition);
        consumer.pause(List.of(partition));
      } else {
        open.put(partition, new Span(next, rest.to()));
      }
      moved |= ended || next > rest.from();
    }
    return moved;
  }

  /** Over what the retention has taken meanwhile. */
  private void jump(TopicPartition partition, Map<TopicPartition, Span> open, Visitor visitor) {
    Span rest = open.get(partition);
    if (rest == null) {
      return;
    }
    long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, rest.to());
    long next = Math.min(Math.max(begin, rest.from()), rest.to());
    visitor.gone(next - rest.from());
    if (next == rest.to()) {
      open.remove(partition);
      consumer.pause(List.of(partition));
    } else {
      open.put(partition, new Span(next, rest.to()));
      consumer.seek(partition, next);
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
