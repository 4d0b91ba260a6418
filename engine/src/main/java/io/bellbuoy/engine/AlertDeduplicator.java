package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Occurrences.Sample;
import io.bellbuoy.schemas.RawJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first alert of each id through and drops what comes again within the window; a match
 * that counts goes to where it is counted instead. Not thread-safe: one for each task.
 *
 * <p>The window is of log-append time. {@link DetectionTopology} makes that time run forward only,
 * so a remembered id is never too old to be written nor too new to be found.
 */
final class AlertDeduplicator implements Processor<String, RaisedAlert, Object, Object> {

  static final String STORE = "alert-ids";

  private static final byte[] SEEN = {1};
  private static final JsonSerde<Match> MATCHES = new JsonSerde<>(Match.class);

  private final long windowMillis;
  private final EngineMetrics metrics;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable WindowStore<String, byte[]> seen;

  AlertDeduplicator(Duration window, EngineMetrics metrics) {
    this.windowMillis = window.toMillis();
    this.metrics = metrics;
  }

  /**
   * The store of ids. Persistent, because only then a process that was killed finds its own
   * transaction again and ends it, instead of waiting for its timeout.
   *
   * <p>Its changelog has short segments: what a restart has to read is a window and little more.
   */
  static StoreBuilder<WindowStore<String, byte[]>> store(Duration window) {
    long segment = Math.max(Duration.ofMinutes(1).toMillis(), window.toMillis() / 12);
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(STORE, window, window, false),
            Serdes.String(),
            Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(
                "cleanup.policy", "compact,delete",
                // A clock that once ran ahead must not stop the engine when it is set right.
                "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
                "segment.ms", Long.toString(segment),
                "segment.bytes", Integer.toString(64 << 20)));
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.seen = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, RaisedAlert> record) {
    RaisedAlert alert = record.value();
    if (isKnown(alert.id(), record.timestamp())) {
      metrics.duplicate();
      return;
    }
    requireNonNull(seen).put(alert.id(), SEEN, record.timestamp());
    RaisedAlert.Counted counted = alert.counted();
    if (counted == null) {
      forward(new Record<>(alert.id(), alert, record.timestamp()), DetectionTopology.STORM_GUARD);
    } else {
      metrics.counted();
      byte[] match = match(alert, counted, Instant.ofEpochMilli(record.timestamp()));
      byte[] group = counted.occurrence().group().getBytes(UTF_8);
      forward(
          new Record<>(group, match, record.timestamp(), new RecordHeaders()),
          DetectionTopology.MATCHES);
    }
  }

  private static byte[] match(RaisedAlert alert, RaisedAlert.Counted counted, Instant time) {
    Sample sample = new Sample(time, counted.auditID(), counted.message());
    RawJson whole = new RawJson(new String(alert.json(), UTF_8));
    return MATCHES.write(new Match(counted.occurrence(), sample, whole));
  }

  private <K, V> void forward(Record<K, V> record, String child) {
    requireNonNull(context).forward(record, child);
  }

  private boolean isKnown(String id, long now) {
    try (WindowStoreIterator<byte[]> found =
        requireNonNull(seen).fetch(id, Math.max(0, now - windowMillis), now)) {
      return found.hasNext();
    }
  }
}
