package io.bellbuoy.standalone.load;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came of a load so far.
 *
 * @param time from the first event to the last acknowledgement
 * @param due events that there were to send
 * @param acknowledged events answered 200
 * @param alerting those of the acknowledged that the starter policy alerts on
 * @param bytes of the acknowledged bodies
 * @param dropped events that did not fit the buffer of their API server
 * @param lost events sent five times in vain
 * @param unfinished events that were still on their way at the end
 * @param answers how often each status came; 0: no answer
 * @param latency microseconds from when a batch was due to its acknowledgement, waiting and
 *     resending included
 */
public record LoadReport(
    Duration time,
    long due,
    long acknowledged,
    long alerting,
    long bytes,
    long dropped,
    long lost,
    long unfinished,
    Map<Integer, Long> answers,
    Histogram latency) {

  public LoadReport {
    answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    latency = latency.copy();
  }

  /** Acknowledged events a second. */
  public double rate() {
    return time.isZero() ? 0 : acknowledged / (time.toNanos() / 1e9);
  }

  /** Acknowledged bytes a second. */
  public double bytesPerSecond() {
    return time.isZero() ? 0 : bytes / (time.toNanos() / 1e9);
  }

  /** Requests that were answered with something else than 200, or not at all. */
  public long refusals() {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey() != 200)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether every event was acknowledged in the end. */
  public boolean complete() {
    return acknowledged == due;
  }

  /** The latency that this share of the batches did not exceed, in milliseconds. */
  public double latencyMillis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }
}
