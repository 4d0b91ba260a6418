package io.bellbuoy.console.changes;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.registry.Change;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads single changes by their offsets. Thread-safe; one at a time, so who comes while Kafka does
 * not answer is told soon instead of waiting in line.
 */
final class ChangeReader implements AutoCloseable {

  private static final JsonSerde<Change> CHANGES = new JsonSerde<>(Change.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaConfig kafka;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable TopicReader reader;

  ChangeReader(KafkaConfig kafka) {
    this.kafka = kafka;
  }

  /** The change that a record holds; null: none that this version knows. */
  static ChangeLog.@Nullable Placed placed(ConsumerRecord<String, byte[]> record) {
    try {
      byte[] value = record.value();
      return value == null ? null : new ChangeLog.Placed(record.offset(), CHANGES.read(value));
    } catch (UnreadableRecordException e) {
      return null;
    }
  }

  /**
   * The changes at those offsets, in their order; those that retention has taken away are left out.
   *
   * @throws ProblemException 503 where Kafka does not answer
   */
  List<ChangeLog.Placed> read(List<Long> offsets) {
    if (offsets.isEmpty()) {
      return List.of();
    }
    takeTurn();
    try {
      TopicReader open = reader == null ? open() : reader;
      Map<Long, ChangeLog.Placed> found = found(open, new TreeSet<>(offsets));
      List<ChangeLog.Placed> changes = new ArrayList<>();
      for (long offset : offsets) {
        ChangeLog.Placed placed = found.get(offset);
        if (placed != null) {
          changes.add(placed);
        }
      }
      return changes;
    } catch (KafkaException e) {
      close();
      throw silent();
    } finally {
      turn.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (turn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw silent();
  }

  private static ProblemException silent() {
    return ProblemException.of(503, "changes cannot be read now: Kafka does not answer")
        .retryAfter(2);
  }

  private TopicReader open() {
    TopicReader open = new TopicReader(kafka, kafka.topics().changes(), "changes");
    reader = open;
    return open;
  }

  /** One fetch brings many, so it goes on reading while what it wants lies close ahead. */
  private static Map<Long, ChangeLog.Placed> found(TopicReader open, NavigableSet<Long> wanted) {
    Map<Long, ChangeLog.Placed> found = new HashMap<>();
    Long next = wanted.first();
    open.seek(0, next);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (next != null && System.nanoTime() < end) {
      for (ConsumerRecord<String, byte[]> record : open.poll(POLL)) {
        end = System.nanoTime() + PATIENCE.toNanos();
        if (wanted.contains(record.offset())) {
          ChangeLog.Placed placed = placed(record);
          if (placed != null) {
            found.put(record.offset(), placed);
          }
        }
      }
      long position = open.position();
      next = wanted.ceiling(position);
      if (next != null && next > position) {
        open.seek(0, next);
      }
    }
    if (next != null) {
      // A list that lacks some would look as if there were no others.
      throw new TimeoutException("nothing came for " + PATIENCE.toSeconds() + " s");
    }
    return found;
  }

  @Override
  public void close() {
    turn.lock();
    try {
      TopicReader open = reader;
      reader = null;
      if (open != null) {
        open.close();
      }
    } finally {
      turn.unlock();
    }
  }
}
