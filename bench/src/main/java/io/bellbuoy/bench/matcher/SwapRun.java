package io.bellbuoy.bench.matcher;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bench.Measurement;
import io.bellbuoy.bench.Sample;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/**
 * What matching feels of a policy of a thousand rules that is compiled and swapped beside it, again
 * and again: how long single events take with and without that.
 */
final class SwapRun {

  private static final int RULES = 1_000;

  private final PolicySnapshot snapshot =
      Policies.snapshot(PolicyShape.LIBRARY, RULES, Policy.Match.FIRST);
  private final AtomicReference<CompiledPolicy> current =
      new AtomicReference<>(Policies.compiled(snapshot, Map.of()));
  private final AtomicInteger swaps = new AtomicInteger();
  private final Turns events = new Turns(Sample.events());

  private SwapRun() {}

  static List<Measurement> run(boolean quick) {
    return new SwapRun().measure(Duration.ofSeconds(quick ? 2 : 10));
  }

  private List<Measurement> measure(Duration time) {
    judgeFor(time); // until it is as fast as it gets
    Histogram alone = judgeFor(time);
    AtomicBoolean on = new AtomicBoolean(true);
    Thread publisher = new Thread(() -> publishWhile(on), "publisher");
    publisher.start();
    Histogram beside = judgeFor(time);
    on.set(false);
    Map<String, String> quiet = Map.of("swaps", "none");
    Map<String, String> busy = Map.of("swaps", "all the time");
    return List.of(
        Measurement.once("Swap.count", busy, swaps.get(), "swaps"),
        of("Swap.p999", quiet, alone.getValueAtPercentile(99.9)),
        of("Swap.p999", busy, beside.getValueAtPercentile(99.9)),
        of("Swap.max", quiet, alone.getMaxValue()),
        of("Swap.max", busy, beside.getMaxValue()));
  }

  private void publishWhile(AtomicBoolean on) {
    while (on.get()) {
      current.set(Policies.compiled(snapshot, Map.of()));
      swaps.incrementAndGet();
    }
  }

  private Histogram judgeFor(Duration time) {
    Histogram times = new Histogram(3);
    long end = System.nanoTime() + time.toNanos();
    long before = System.nanoTime();
    while (before < end) {
      requireNonNull(current.get()).assess(events.next(), Policies.FROM);
      long now = System.nanoTime();
      times.recordValue(now - before);
      before = now;
    }
    return times;
  }

  private static Measurement of(String what, Map<String, String> setting, long nanoseconds) {
    return Measurement.once(what, setting, nanoseconds / 1e6, "ms");
  }
}
