package io.bellbuoy.standalone.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts what becomes of batches. Not thread-safe: lives on the generator's event loop. */
final class Tally {

  private final LoadPlan plan;
  private final EventLists lists;
  private final Map<Integer, Long> answers = new TreeMap<>();
  private final Histogram latency = new Histogram(3);
  private long start;
  private long lastAcknowledged;
  private long due;
  private long acknowledged;
  private long alerting;
  private long bytes;
  private long dropped;
  private long lost;

  Tally(LoadPlan plan, EventLists lists) {
    this.plan = plan;
    this.lists = lists;
  }

  /** The load begins, by {@link System#nanoTime}. */
  void begin(long now) {
    start = now;
    lastAcknowledged = now;
  }

  void due() {
    due += plan.batch();
  }

  void answered(int status) {
    answers.merge(status, 1L, Long::sum);
  }

  void acknowledged(Batch batch, int bodyBytes, long now) {
    long first = batch.number() * plan.batch();
    acknowledged += plan.batch();
    alerting += lists.alertingBefore(first + plan.batch()) - lists.alertingBefore(first);
    bytes += bodyBytes;
    lastAcknowledged = now;
    latency.recordValue(Math.max(0, (now - batch.due()) / 1_000));
  }

  void dropped() {
    dropped += plan.batch();
  }

  void lost() {
    lost += plan.batch();
  }

  LoadReport report() {
    return new LoadReport(
        Duration.ofNanos(lastAcknowledged - start),
        due,
        acknowledged,
        alerting,
        bytes,
        dropped,
        lost,
        due - acknowledged - dropped - lost,
        answers,
        latency);
  }
}
