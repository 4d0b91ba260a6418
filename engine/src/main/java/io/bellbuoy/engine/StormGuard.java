package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first alerts of each rule, cluster and minute through and folds the others into counted
 * summaries, so that a rule gone wild does not bury all others. Not thread-safe: one for each task.
 *
 * <p>A minute is one of the events topic's log, so that what was late, and comes at once, is folded
 * no more than it would have been in time. What is folded is kept in a store and told of in the
 * transaction that ends it: its counts are exact whatever is killed. What has been let through is
 * counted in memory alone: who is restarted in the middle of a minute, before anything of it was
 * folded, lets through that many again.
 */
final class StormGuard implements Processor<String, RaisedAlert, byte[], byte[]> {

  static final String STORE = "storms";

  private static final JsonSerde<Alert> ALERTS = new JsonSerde<>(Alert.class);
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final int most;
  private final EngineMetrics metrics;
  private final Clock clock;
  private final Map<String, Integer> passed = new HashMap<>();

  /** What the store has. */
  private final Map<String, Fold> folds = new TreeMap<>();

  private long minute = -1;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable KeyValueStore<String, byte[]> store;

  /**
   * A guard.
   *
   * @param most alerts of a rule and cluster that one partition lets through in a minute; 0: all
   */
  StormGuard(int most, EngineMetrics metrics, Clock clock) {
    this.most = most;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Cached: in a storm each commit writes a fold once, not each alert. */
  static StoreBuilder<KeyValueStore<String, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of("segment.bytes", Integer.toString(16 << 20)));
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    KeyValueStore<String, byte[]> opened = requireNonNull(context.getStateStore(STORE));
    this.store = opened;
    try (KeyValueIterator<String, byte[]> known = opened.all()) {
      known.forEachRemaining(entry -> folds.put(entry.key, Fold.SERDE.read(entry.value)));
    }
    minute = folds.values().stream().mapToLong(Fold::minute).max().orElse(-1);
    var unused = context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::tellWhatIsOver);
  }

  @Override
  public void process(Record<String, RaisedAlert> record) {
    RaisedAlert alert = record.value();
    if (most == 0) {
      pass(alert, record.timestamp());
      return;
    }
    turnTo(record.timestamp() / MINUTE);
    String key = alert.cluster() + "/" + alert.rule();
    Fold fold = folds.get(key);
    if (fold == null && passed.merge(key, 1, Integer::sum) <= most) {
      pass(alert, record.timestamp());
      return;
    }
    fold(key, fold == null ? Fold.empty(minute, ALERTS.read(alert.json())) : fold, record);
  }

  private void pass(RaisedAlert alert, long timestamp) {
    metrics.alerted();
    forward(alert.cluster(), alert.json(), timestamp);
  }

  private void fold(String key, Fold before, Record<String, RaisedAlert> record) {
    RaisedAlert alert = record.value();
    keep(key, before.plus(record.timestamp()));
    metrics.folded(alert.cluster(), alert.rule());
  }

  private void keep(String key, Fold fold) {
    folds.put(key, fold);
    requireNonNull(store).put(key, Fold.SERDE.write(fold));
  }

  /** The log's time runs forward only. */
  private void turnTo(long next) {
    if (next <= minute) {
      return;
    }
    for (Map.Entry<String, Fold> ended : folds.entrySet()) {
      tell(ended.getValue());
      requireNonNull(store).delete(ended.getKey());
    }
    folds.clear();
    passed.clear();
    minute = next;
  }

  /** A minute that nothing follows, or one that takes long as its events are late. */
  private void tellWhatIsOver(long now) {
    if (folds.isEmpty() || now < (minute + 1) * MINUTE) {
      return;
    }
    for (String key : List.copyOf(folds.keySet())) {
      Fold fold = requireNonNull(folds.get(key));
      if (fold.count() > 0) {
        tell(fold);
        keep(key, fold.told());
      }
    }
  }

  private void tell(Fold fold) {
    if (fold.count() > 0) {
      int partition = requireNonNull(context).taskId().partition();
      Alert summary = fold.summary(partition, clock.instant());
      metrics.summarised();
      forward(summary.cluster(), ALERTS.write(summary), fold.last());
    }
  }

  private void forward(String cluster, byte[] json, long timestamp) {
    requireNonNull(context)
        .forward(new Record<>(cluster.getBytes(UTF_8), json, timestamp, new RecordHeaders()));
  }
}
