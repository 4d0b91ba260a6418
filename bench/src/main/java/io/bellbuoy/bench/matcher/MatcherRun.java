package io.bellbuoy.bench.matcher;

import io.bellbuoy.bench.Measurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs this package's benchmarks, each in processes of its own, and gathers their numbers. */
public final class MatcherRun {

  /** Names of JMH's secondary results differ in their prefix between versions. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private MatcherRun() {}

  /**
   * Runs all benchmarks.
   *
   * @param quick one short process each, to see a trend; else two, long enough to be told
   * @param only a regular expression on their names; null: all
   */
  public static List<Measurement> run(boolean quick, @Nullable String only) {
    List<Measurement> all = new ArrayList<>();
    if (only != null) {
      all.addAll(run(steady(quick), only));
    } else {
      // All others are told by this one, so it has to be sure.
      all.addAll(run(steady(quick).forks(quick ? 1 : 5), "JsonBenchmark"));
      all.addAll(run(steady(quick), "(?<!Compile|Json)Benchmark\\."));
      all.addAll(run(once(quick), "CompileBenchmark"));
      all.addAll(SwapRun.run(quick));
    }
    return all;
  }

  private static ChainedOptionsBuilder steady(boolean quick) {
    return new OptionsBuilder()
        .mode(Mode.Throughput)
        .forks(quick ? 1 : 2)
        .warmupIterations(2)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(3)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class);
  }

  /** The first time is what a policy costs that is published to an engine that has just started. */
  private static ChainedOptionsBuilder once(boolean quick) {
    return new OptionsBuilder()
        .forks(quick ? 1 : 3)
        .warmupIterations(0)
        .measurementIterations(10)
        .measurementBatchSize(1);
  }

  private static List<Measurement> run(ChainedOptionsBuilder options, String include) {
    try {
      Collection<RunResult> results =
          new Runner(
                  options
                      .include(include)
                      .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseG1GC")
                      .shouldFailOnError(true)
                      .build())
              .run();
      return results.stream().flatMap(result -> numbers(result).stream()).toList();
    } catch (RunnerException e) {
      throw new IllegalStateException("a benchmark failed: " + e.getMessage(), e);
    }
  }

  private static List<Measurement> numbers(RunResult run) {
    BenchmarkParams params = run.getParams();
    String name = name(params.getBenchmark());
    Map<String, String> setting = new HashMap<>();
    params.getParamsKeys().forEach(key -> setting.put(key, params.getParam(key)));
    Result<?> primary = run.getPrimaryResult();
    if (params.getMode() == Mode.SingleShotTime) {
      return shots(name, setting, run);
    }
    List<Measurement> numbers = new ArrayList<>();
    numbers.add(
        new Measurement(name, setting, primary.getScore(), primary.getScoreError(), "events/s"));
    run.getSecondaryResults()
        .forEach(
            (label, result) -> {
              if (label.endsWith(ALLOCATED)) {
                numbers.add(
                    Measurement.once(name + " allocation", setting, result.getScore(), "B/event"));
              }
            });
    return numbers;
  }

  private static List<Measurement> shots(String name, Map<String, String> setting, RunResult run) {
    List<double[]> forks =
        run.getBenchmarkResults().stream()
            .map(
                fork ->
                    fork.getIterationResults().stream()
                        .mapToDouble(it -> it.getPrimaryResult().getScore())
                        .toArray())
            .toList();
    double first = forks.stream().mapToDouble(times -> times[0]).average().orElseThrow();
    double last =
        forks.stream().mapToDouble(times -> times[times.length - 1]).average().orElseThrow();
    return List.of(
        Measurement.once(name + " first", setting, first, "ms"),
        Measurement.once(name + " tenth", setting, last, "ms"));
  }

  /** {@code MatcherBenchmark.assess} of its long form. */
  private static String name(String benchmark) {
    String[] parts = benchmark.split("\\.", -1);
    return parts[parts.length - 2] + "." + parts[parts.length - 1];
  }
}
