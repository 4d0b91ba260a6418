package io.bellbuoy.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;

/**
 * What ingest counts. This class is thread-safe. Only clusters that are registered become labels.
 */
final class IngestMetrics {

  private static final String PREFIX = "bellbuoy_ingest_";

  private record ClusterMeters(
      Counter events,
      Counter bytes,
      Counter refused,
      Counter unusable,
      AtomicLong lastSeen,
      AtomicLong acknowledged) {}

  private final MeterRegistry meters;
  private final Map<String, ClusterMeters> clusters = new ConcurrentHashMap<>();
  private final Map<Integer, Counter> requests = new ConcurrentHashMap<>();
  private final Map<Item.Fault, Counter> deadLetters = new ConcurrentHashMap<>();
  private final Counter truncated;
  private final Counter aborted;
  private final Timer latency;

  IngestMetrics(MeterRegistry meters) {
    this.meters = meters;
    truncated = meters.counter(PREFIX + "truncated_events");
    aborted = meters.counter(PREFIX + "aborted_requests");
    latency =
        Timer.builder(PREFIX + "acknowledgement")
            .description("from the end of a body to the acknowledgement of its last event")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(15))
            .register(meters);
  }

  void watch(Breaker breaker) {
    Gauge.builder(PREFIX + "breaker_open", breaker, each -> each.problem() == null ? 0 : 1)
        .description("1 while requests are refused because Kafka does not take events")
        .register(meters);
  }

  void event(String cluster, Item.Event event) {
    of(cluster).events().increment();
    if (event.removed() != null) {
      truncated.increment();
    }
  }

  /** An item goes to the dead letters. */
  void deadLetter(String cluster, Item.Fault fault) {
    of(cluster).unusable().increment();
    deadLetters
        .computeIfAbsent(
            fault,
            each ->
                meters.counter(
                    PREFIX + "dead_letters", "reason", each.name().toLowerCase(Locale.ROOT)))
        .increment();
  }

  /** A body was read to its end. */
  void body(String cluster, long bytes, Instant now) {
    ClusterMeters own = of(cluster);
    own.bytes().increment((double) bytes);
    own.lastSeen().set(now.getEpochSecond());
  }

  /** A request of this cluster is answered with an error. */
  void refused(String cluster) {
    of(cluster).refused().increment();
  }

  /** Kafka has the events of a request that came then. */
  void acknowledged(String cluster, Instant receivedAt) {
    of(cluster).acknowledged().accumulateAndGet(receivedAt.toEpochMilli(), Math::max);
  }

  void answered(int status) {
    requests
        .computeIfAbsent(
            status, each -> meters.counter(PREFIX + "requests", "status", Integer.toString(each)))
        .increment();
  }

  /** A sender was gone before its answer. */
  void aborted() {
    aborted.increment();
  }

  void acknowledgedAfter(Duration time) {
    latency.record(time);
  }

  /** Totals for the status of this instance. */
  Map<String, Long> totals() {
    Map<String, Long> totals = new TreeMap<>();
    totals.put("events", sum(clusters.values().stream().mapToDouble(own -> own.events().count())));
    totals.put("bytes", sum(clusters.values().stream().mapToDouble(own -> own.bytes().count())));
    totals.put("deadLetters", sum(deadLetters.values().stream().mapToDouble(Counter::count)));
    totals.put("truncated", (long) truncated.count());
    requests.forEach((status, count) -> totals.put("answered." + status, (long) count.count()));
    clusters.forEach(
        (cluster, own) -> {
          totals.put("events." + cluster, (long) own.events().count());
          totals.put("lastSeen." + cluster, own.lastSeen().get());
          totals.put("refused." + cluster, (long) own.refused().count());
          totals.put("unusable." + cluster, (long) own.unusable().count());
          totals.put("acknowledged." + cluster, own.acknowledged().get());
        });
    return totals;
  }

  private static long sum(DoubleStream counts) {
    return (long) counts.sum();
  }

  private ClusterMeters of(String cluster) {
    return clusters.computeIfAbsent(
        cluster,
        id ->
            new ClusterMeters(
                meters.counter(PREFIX + "events", "cluster", id),
                meters.counter(PREFIX + "bytes", "cluster", id),
                meters.counter(PREFIX + "refused_requests", "cluster", id),
                meters.counter(PREFIX + "unusable_events", "cluster", id),
                meters.gauge(
                    PREFIX + "last_seen_seconds", Tags.of("cluster", id), new AtomicLong()),
                new AtomicLong()));
  }
}
