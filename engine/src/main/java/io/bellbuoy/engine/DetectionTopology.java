package io.bellbuoy.engine;

import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The way from the events topic to the alerts topic. One sub-topology: an event and all that comes
 * of it share a task and a transaction.
 */
final class DetectionTopology implements Supplier<Topology> {

  static final String EVENTS = "events";
  static final String DETECTION = "detection";
  static final String DEDUPLICATOR = "deduplicator";
  static final String ALERTS = "alerts";
  static final String DEAD_LETTERS = "dead-letters";

  private final Topics topics;
  private final Duration window;
  private final ProcessorSupplier<byte[], byte[], Object, Object> detection;
  private final EngineMetrics metrics;

  /**
   * @param window how long an alert that comes again is dropped
   * @param detection a new {@link DetectionProcessor} each time
   */
  DetectionTopology(
      Topics topics,
      Duration window,
      ProcessorSupplier<byte[], byte[], Object, Object> detection,
      EngineMetrics metrics) {
    this.topics = topics;
    this.window = window;
    this.detection = detection;
    this.metrics = metrics;
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    topology.addSource(
        AutoOffsetReset.none(), // what is gone is never skipped in silence: see EngineConsumer
        EVENTS,
        // Broker clocks may step back when a partition's leader changes; the window must not.
        (record, partitionTime) -> Math.max(0, Math.max(record.timestamp(), partitionTime)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topics.events().name());
    topology.addProcessor(DETECTION, detection, EVENTS);
    ProcessorSupplier<String, RaisedAlert, byte[], byte[]> deduplicator =
        () -> new AlertDeduplicator(window, metrics);
    topology.addProcessor(DEDUPLICATOR, deduplicator, DETECTION);
    topology.addStateStore(AlertDeduplicator.store(window), DEDUPLICATOR);
    topology.addSink(
        ALERTS,
        topics.alerts().name(),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        DEDUPLICATOR);
    topology.addSink(
        DEAD_LETTERS,
        topics.deadLetters().name(),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        DETECTION);
    return topology;
  }
}
