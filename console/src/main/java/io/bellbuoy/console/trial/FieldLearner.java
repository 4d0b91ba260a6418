package io.bellbuoy.console.trial;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.event.UnreadableEventException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a few of the newest events now and then and learns their paths. This class is
 * thread-safe; it has one thread of its own.
 *
 * <p>It is a convenience: where Kafka is away it tries again later and troubles nobody.
 */
final class FieldLearner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FieldLearner.class);
  private static final Duration TURN = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final long FIRST_OF_PARTITION = 200;
  private static final long OF_PARTITION = 40;

  private final Supplier<EventReader> readers;
  private final Redactor redactor;
  private final LearnedFields fields;
  private final Thread thread = new Thread(this::run, "field-learner");
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<TopicPartition, Long> known = new HashMap<>();

  FieldLearner(Supplier<EventReader> readers, Redactor redactor, LearnedFields fields) {
    this.readers = readers;
    this.redactor = redactor;
    this.fields = fields;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        look();
      } while (!closed.await(TURN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try (EventReader reader = readers.get()) {
      Map<TopicPartition, Span> newest =
          reader.newest(known.isEmpty() ? FIRST_OF_PARTITION : OF_PARTITION);
      Map<TopicPartition, Span> unknown = new HashMap<>();
      newest.forEach(
          (partition, span) -> {
            long from = Math.max(span.from(), known.getOrDefault(partition, 0L));
            unknown.put(partition, new Span(Math.min(from, span.to()), span.to()));
          });
      reader.read(unknown, new Look(System.nanoTime() + LOOK.toNanos()));
      newest.forEach((partition, span) -> known.put(partition, span.to()));
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.atDebug().log("no fields can be learned now: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("learning fields failed unexpectedly; it goes on later");
    }
  }

  /** One look, until then. */
  private final class Look implements EventReader.Visitor {

    private final long end;

    Look(long end) {
      this.end = end;
    }

    @Override
    public boolean goesOn() {
      return closed.getCount() > 0 && System.nanoTime() < end;
    }

    @Override
    public void event(ConsumerRecord<byte[], byte[]> record) {
      if (record.value() == null) {
        return;
      }
      try {
        JsonValue event = JsonReader.read(record.value());
        fields.learn(event, redactor.of(event));
      } catch (UnreadableEventException e) {
        // The engine tells of it; there is nothing to learn.
      }
    }

    @Override
    public void empty(long offsets) {
      // Nothing to learn.
    }

    @Override
    public void gone(long offsets) {
      // Others come.
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
