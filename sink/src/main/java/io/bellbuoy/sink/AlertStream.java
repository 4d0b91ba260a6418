package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads alerts as they are committed and hands them to the feed. This class is thread-safe; it
 * reads on a thread of its own, without a group, from the end of the topic at its start.
 */
final class AlertStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertStream.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** How often new partitions are looked for. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final String topic;
  private final AlertFeed feed;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final AtomicLong restarts = new AtomicLong();
  private volatile boolean live;
  private volatile @Nullable String problem;

  /** The consumer while it may be woken up. */
  private volatile @Nullable Consumer<byte[], byte[]> awake;

  AlertStream(Supplier<Consumer<byte[], byte[]>> consumers, String topic, AlertFeed feed) {
    this.consumers = consumers;
    this.topic = topic;
    this.feed = feed;
    this.thread = new Thread(this::run, "alert-stream");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Whether it reads: an alert that is committed from now on is shown. */
  boolean isLive() {
    return live;
  }

  /** What keeps it from reading now, a sentence; null: nothing. */
  @Nullable String problem() {
    return problem;
  }

  /** How often it had to begin anew. */
  long restarts() {
    return restarts.get();
  }

  private void run() {
    while (!closing()) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        awake = consumer;
        follow(consumer);
      } catch (WakeupException | InterruptException e) {
        LOG.atDebug().log("woken up to close");
      } catch (KafkaException e) {
        failed("Kafka cannot be read: " + e.getMessage());
      } catch (RuntimeException | Error e) {
        // An Error as well: a thread that is gone would look as if no alert were raised.
        LOG.atError().setCause(e).log("the live stream's thread failed");
        failed("it failed unexpectedly: " + e);
      }
      awake = null;
      live = false;
      pause();
    }
  }

  private void failed(String reason) {
    problem = "the live stream begins anew: " + reason;
    restarts.incrementAndGet();
    LOG.atWarn().log(problem);
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    Instant look = Instant.MIN;
    while (!closing()) {
      if (Instant.now().isAfter(look)) {
        assign(consumer);
        look = Instant.now().plus(LOOK);
        live = true;
      }
      try {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          positions.put(new TopicPartition(topic, record.partition()), record.offset() + 1);
          show(record);
        }
        problem = null;
      } catch (OffsetOutOfRangeException e) {
        feed.missed("alerts were deleted before they could be shown");
        nearest(consumer, e.offsetOutOfRangePartitions());
      }
    }
  }

  private static void nearest(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> places) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(places.keySet());
    Map<TopicPartition, Long> end = consumer.endOffsets(places.keySet());
    places.forEach(
        (partition, place) -> {
          long begin = first.getOrDefault(partition, 0L);
          consumer.seek(partition, place < begin ? begin : end.getOrDefault(partition, begin));
        });
  }

  /** Goes on where it was; at the end in the first place, at the beginning of later partitions. */
  private void assign(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (consumer.assignment().size() == all.size()) {
      return;
    }
    consumer.assignment().forEach(p -> positions.put(p, consumer.position(p)));
    consumer.assign(all);
    if (positions.isEmpty()) {
      positions.putAll(consumer.endOffsets(all));
    }
    all.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
  }

  private void show(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return;
    }
    try {
      Alert alert = serde.read(value);
      if (!alert.comesAgain()) {
        feed.publish(StreamedAlert.of(alert));
      }
    } catch (UnreadableRecordException e) {
      // The store's group lays it aside and counts it.
      LOG.atDebug().log("not shown: {}", e.getMessage());
    }
  }

  private boolean closing() {
    return closed.getCount() == 0;
  }

  private void pause() {
    try {
      closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Consumer<byte[], byte[]> current = awake;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    feed.end("the sink is being stopped");
  }
}
