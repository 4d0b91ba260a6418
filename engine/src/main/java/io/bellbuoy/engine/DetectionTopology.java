package io.bellbuoy.engine;

import io.bellbuoy.schemas.Topic;
import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The way from the events topic to the alerts topic: an event and all that comes of it share a task
 * and a transaction. Matches of rules that count go on through the matches topic, so that those of
 * one group, from whichever events, meet in one task.
 */
final class DetectionTopology implements Supplier<Topology> {

  static final String EVENTS = "events";
  static final String DETECTION = "detection";
  static final String DEDUPLICATOR = "deduplicator";
  static final String STORM_GUARD = "storm-guard";
  static final String ALERTS = "alerts";
  static final String DEAD_LETTERS = "dead-letters";
  static final String MATCHES = "matches";
  static final String MATCHES_SOURCE = "matches-source";
  static final String COUNTING = "counting";
  static final String COUNTED_ALERTS = "counted-alerts";
  static final String UNCOUNTED = "uncounted";

  private final Topics topics;
  private final Duration window;
  private final ProcessorSupplier<byte[], byte[], Object, Object> detection;
  private final ProcessorSupplier<String, RaisedAlert, byte[], byte[]> guard;
  private final ProcessorSupplier<byte[], byte[], byte[], byte[]> counting;
  private final EngineMetrics metrics;

  /**
   * @param window how long an alert that comes again is dropped
   * @param detection a new {@link DetectionProcessor} each time
   * @param guard a new {@link StormGuard} each time
   * @param counting a new {@link CountingProcessor} each time
   */
  DetectionTopology(
      Topics topics,
      Duration window,
      ProcessorSupplier<byte[], byte[], Object, Object> detection,
      ProcessorSupplier<String, RaisedAlert, byte[], byte[]> guard,
      ProcessorSupplier<byte[], byte[], byte[], byte[]> counting,
      EngineMetrics metrics) {
    this.topics = topics;
    this.window = window;
    this.detection = detection;
    this.guard = guard;
    this.counting = counting;
    this.metrics = metrics;
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    source(topology, EVENTS, topics.events());
    topology.addProcessor(DETECTION, detection, EVENTS);
    ProcessorSupplier<String, RaisedAlert, Object, Object> deduplicator =
        () -> new AlertDeduplicator(window, metrics);
    topology.addProcessor(DEDUPLICATOR, deduplicator, DETECTION);
    topology.addStateStore(AlertDeduplicator.store(window), DEDUPLICATOR);
    topology.addProcessor(STORM_GUARD, guard, DEDUPLICATOR);
    topology.addStateStore(StormGuard.store(), STORM_GUARD);
    sink(topology, MATCHES, topics.matches(), DEDUPLICATOR);
    source(topology, MATCHES_SOURCE, topics.matches());
    topology.addProcessor(COUNTING, counting, MATCHES_SOURCE);
    CountedGroups.stores().forEach(store -> topology.addStateStore(store, COUNTING));
    // A sink joins what stands before it, so each half has its own.
    sink(topology, ALERTS, topics.alerts(), STORM_GUARD);
    sink(topology, COUNTED_ALERTS, topics.alerts(), COUNTING);
    sink(topology, DEAD_LETTERS, topics.deadLetters(), DETECTION);
    sink(topology, UNCOUNTED, topics.deadLetters(), COUNTING);
    return topology;
  }

  private static void source(Topology topology, String name, Topic topic) {
    topology.addSource(
        AutoOffsetReset.none(), // what is gone is never skipped in silence: see EngineConsumer
        name,
        // Broker clocks may step back when a partition's leader changes; the window must not.
        (record, partitionTime) -> Math.max(0, Math.max(record.timestamp(), partitionTime)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic.name());
  }

  private static void sink(Topology topology, String name, Topic topic, String parent) {
    topology.addSink(
        name, topic.name(), new ByteArraySerializer(), new ByteArraySerializer(), parent);
  }
}
