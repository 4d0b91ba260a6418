package io.bellbuoy.bench.stream;

import io.bellbuoy.bench.Measurement;
import io.bellbuoy.registry.KafkaConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How fast a process reads a topic that is already full: its rate over the second half, as the
 * first one is spent on getting warm: Java still compiles for some hundred thousand events.
 */
final class Race {

  private static final double WARM = 0.5;

  private final KafkaConfig kafka;
  private final Offsets offsets;

  Race(KafkaConfig kafka, Offsets offsets) {
    this.kafka = kafka;
    this.offsets = offsets;
  }

  /** Runs the process, which reads as that group, until it has read everything; then ends it. */
  List<Measurement> run(String what, Map<String, String> setting, Child process, String group) {
    String events = kafka.topics().events().name();
    long end = offsets.end(events);
    try (process) {
      process.await("ready");
      await(group, events, (long) (end * WARM));
      long from = offsets.committed(group, events);
      long start = System.nanoTime();
      double cpu = process.cpuSeconds();
      await(group, events, end);
      double seconds = (System.nanoTime() - start) / 1e9;
      long read = end - from;
      return List.of(
          Measurement.once(what, setting, read / seconds, "events/s"),
          Measurement.once(
              what + " cpu", setting, (process.cpuSeconds() - cpu) / read * 1e6, "µs/event"),
          Measurement.once(what + " memory", setting, process.peakMemory(), "MiB"));
    }
  }

  private void await(String group, String topic, long offset) {
    while (offsets.committed(group, topic) < offset) {
      pause();
    }
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
