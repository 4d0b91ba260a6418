package io.bellbuoy.engine;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures every few seconds how far the group is behind, and warns when what it has yet to judge
 * is older than half of the topic's retention. Thread-safe; measures on a thread of its own.
 */
final class LagMonitor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LagMonitor.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final GroupOffsets group;
  private final CountedTime countedTime;
  private final Clock clock;
  private final MultiGauge perPartition;
  private final ScheduledExecutorService executor;
  private volatile Map<TopicPartition, Long> lag = Map.of();
  private volatile @Nullable String problem;

  LagMonitor(GroupOffsets group, CountedTime countedTime, EngineMetrics metrics, Clock clock) {
    this.group = group;
    this.countedTime = countedTime;
    this.clock = clock;
    this.perPartition =
        MultiGauge.builder("bellbuoy.engine.lag.records")
            .description("Events of the partition that the group has yet to judge")
            .register(metrics.registry());
    metrics.registry().gauge("bellbuoy.engine.lag.records.sum", this, LagMonitor::sum);
    metrics.registry().gauge("bellbuoy.engine.lag.records.max", this, LagMonitor::max);
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "engine-lag");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins to measure; returns at once. */
  LagMonitor start() {
    var unused =
        executor.scheduleWithFixedDelay(
            this::tryToMeasure, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** That the oldest event yet to be judged is near its removal; null: it is not. */
  @Nullable String problem() {
    return problem;
  }

  /** Of all partitions, in records. */
  long sum() {
    return lag.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Of the partition that is furthest behind, in records. */
  long max() {
    return lag.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  void measure() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = group.committed();
    Map<TopicPartition, Long> ends = group.offsets(committed.keySet(), OffsetSpec.latest());
    Map<TopicPartition, Long> behind = new HashMap<>();
    committed.forEach(
        (partition, offset) ->
            behind.put(partition, Math.max(0, ends.getOrDefault(partition, offset) - offset)));
    lag = Map.copyOf(behind);
    publish(behind);
    problem = sum() == 0 ? null : ageProblem(committed, behind);
    countedTime.measure();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void tryToMeasure() {
    try {
      measure();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      LOG.atDebug().addKeyValue("cause", e.toString()).log("The lag cannot be measured now");
    }
  }

  private void publish(Map<TopicPartition, Long> behind) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    behind.forEach(
        (partition, records) ->
            rows.add(
                MultiGauge.Row.of(
                    Tags.of("partition", Integer.toString(partition.partition())), records)));
    perPartition.register(rows, true);
  }

  /** The group must have passed the first record that is younger than half of the retention. */
  private @Nullable String ageProblem(
      Map<TopicPartition, Long> committed, Map<TopicPartition, Long> behind)
      throws ExecutionException, InterruptedException {
    long retention = group.setting(group.topic(), "retention.ms");
    if (retention <= 0) {
      return null; // for ever
    }
    Map<TopicPartition, Long> young =
        group.offsets(committed.keySet(), OffsetSpec.forTimestamp(clock.millis() - retention / 2));
    for (Map.Entry<TopicPartition, Long> entry : committed.entrySet()) {
      long youngest = young.getOrDefault(entry.getKey(), -1L); // -1: none is that young
      if (behind.getOrDefault(entry.getKey(), 0L) > 0
          && (youngest < 0 || entry.getValue() < youngest)) {
        return ("%s has events to judge that are older than half of the topic's retention of %s;"
                + " add engines, or raise its retention.ms before they are removed")
            .formatted(entry.getKey(), Duration.ofMillis(retention));
      }
    }
    return null;
  }
}
