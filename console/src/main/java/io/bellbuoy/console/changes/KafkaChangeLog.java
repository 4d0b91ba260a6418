package io.bellbuoy.console.changes;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the changes topic on a thread of its own and remembers where each change lies; what it
 * was is read when somebody asks. Thread-safe.
 *
 * <p>Bounded: of the oldest changes it forgets that they were.
 */
public final class KafkaChangeLog implements ChangeLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaChangeLog.class);
  private static final int MOST = 200_000;

  /** Alerts come without end, and nobody asks for the last change of one here. */
  private static final String ALERT = "alert/";

  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 1000;
  private static final long CLOSE_MILLIS = 1000;

  private final KafkaConfig kafka;
  private final Topic topic;
  private final ChangeReader details;
  private final Thread thread = new Thread(this::run, "change-log");
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> last = new HashMap<>();
  private volatile @Nullable TopicReader following;

  /** A log that knows nothing yet. */
  public KafkaChangeLog(KafkaConfig kafka) {
    this.kafka = kafka;
    this.topic = kafka.topics().changes();
    this.details = new ChangeReader(kafka);
    thread.setDaemon(true);
  }

  /** Begins to read; returns at once. */
  public void start() {
    thread.start();
  }

  @Override
  public synchronized @Nullable Entry last(String object) {
    return last.get(object);
  }

  @Override
  public List<Placed> newest(Predicate<Entry> wanted, long before, int limit) {
    List<Long> offsets = new ArrayList<>();
    synchronized (this) {
      for (int i = entries.size() - 1; i >= 0 && offsets.size() < limit; i--) {
        Entry entry = entries.get(i);
        if (entry.offset() < before && wanted.test(entry)) {
          offsets.add(entry.offset());
        }
      }
    }
    return details.read(offsets);
  }

  private void run() {
    while (closed.getCount() > 0) {
      try (TopicReader reader = new TopicReader(kafka, topic, "change-log")) {
        following = reader;
        follow(reader);
      } catch (WakeupException | InterruptException e) {
        LOG.atDebug().log("woken up to close");
      } catch (KafkaException e) {
        LOG.atWarn().log("changes cannot be read now: {}", e.getMessage());
      }
      pause();
    }
  }

  private void follow(TopicReader reader) {
    synchronized (this) {
      entries.clear();
      last.clear();
    }
    reader.fromBeginning();
    while (closed.getCount() > 0) {
      take(reader.poll(POLL));
    }
  }

  private synchronized void take(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      Entry entry = entry(record);
      if (entry != null) {
        entries.add(entry);
        if (!entry.object().startsWith(ALERT)) {
          last.put(entry.object(), entry);
        }
      }
    }
    if (entries.size() > MOST) {
      entries.subList(0, entries.size() - MOST).clear();
    }
  }

  private static @Nullable Entry entry(ConsumerRecord<String, byte[]> record) {
    Placed placed = ChangeReader.placed(record);
    if (placed == null) {
      return null;
    }
    Instant at = placed.change().at();
    return new Entry(record.offset(), at, placed.change().by(), placed.change().object());
  }

  private void pause() {
    try {
      boolean ignored = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    TopicReader reader = following;
    if (reader != null) {
      reader.wakeup();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    details.close();
  }
}
