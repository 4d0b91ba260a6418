package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the watcher remembers, kept on the status topic beside what services say; their names have
 * no slash and these keys have. Not thread-safe.
 */
final class WatchState {

  private static final Logger LOG = LoggerFactory.getLogger(WatchState.class);
  private static final String OPEN = "watch/open/";
  private static final String RHYTHM = "watch/rhythm/";
  private static final String MARK = "watch/dead-letters";

  private static final JsonSerde<Open> OPENS = new JsonSerde<>(Open.class);
  private static final JsonSerde<Rhythm> RHYTHMS = new JsonSerde<>(Rhythm.class);
  private static final JsonSerde<Mark> MARKS = new JsonSerde<>(Mark.class);

  /** An occurrence that has been raised and is not over. */
  record Open(String alert, Instant since) {}

  /** Up to where dead letters have been told of. */
  record Mark(Long records) {}

  /**
   * How a cluster usually sends.
   *
   * @param first when it was first watched, epoch seconds
   * @param last when it last sent, epoch seconds
   * @param longest its longest silence of each of the last days, in seconds, by epoch day
   */
  record Rhythm(Long first, Long last, Map<Long, Long> longest) {

    Rhythm {
      longest = new TreeMap<>(longest == null ? Map.of() : longest);
    }
  }

  private final String topic;
  private final Map<String, Open> open = new TreeMap<>();
  private final Map<String, Rhythm> rhythms = new HashMap<>();
  private @Nullable Mark mark;
  private final List<ProducerRecord<String, byte[]>> unwritten = new ArrayList<>();

  /** Nothing is remembered yet. */
  WatchState(String topic) {
    this.topic = topic;
  }

  /** Takes in what an earlier watcher wrote; whatever else the topic has is not for it. */
  void replay(String key, byte @Nullable [] value) {
    try {
      if (key.startsWith(OPEN)) {
        put(open, key.substring(OPEN.length()), value == null ? null : OPENS.read(value));
      } else if (key.startsWith(RHYTHM)) {
        put(rhythms, key.substring(RHYTHM.length()), value == null ? null : RHYTHMS.read(value));
      } else if (key.equals(MARK)) {
        mark = value == null ? null : MARKS.read(value);
      }
    } catch (UnreadableRecordException e) {
      LOG.atWarn().addKeyValue("key", key).log("cannot be remembered: {}", e.getMessage());
    }
  }

  private static <T> void put(Map<String, T> into, String name, @Nullable T value) {
    if (value == null) {
      into.remove(name);
    } else {
      into.put(name, value);
    }
  }

  Map<String, Open> open() {
    return open;
  }

  void open(String key, Open occurrence) {
    open.put(key, occurrence);
    write(OPEN + key, OPENS.write(occurrence));
  }

  void over(String key) {
    open.remove(key);
    write(OPEN + key, null);
  }

  @Nullable Rhythm rhythm(String cluster) {
    return rhythms.get(cluster);
  }

  /** Remembers it; for long only where that is said, as it changes with every event. */
  void rhythm(String cluster, Rhythm rhythm, boolean lasting) {
    rhythms.put(cluster, rhythm);
    if (lasting) {
      write(RHYTHM + cluster, RHYTHMS.write(rhythm));
    }
  }

  @Nullable Mark mark() {
    return mark;
  }

  void mark(long records) {
    mark = new Mark(records);
    write(MARK, MARKS.write(mark));
  }

  private void write(String key, byte @Nullable [] value) {
    unwritten.add(new ProducerRecord<>(topic, 0, key, value));
  }

  /** What is to be written with the next transaction; it is handed out once. */
  List<ProducerRecord<String, byte[]>> unwritten() {
    List<ProducerRecord<String, byte[]>> records = List.copyOf(unwritten);
    unwritten.clear();
    return records;
  }
}
