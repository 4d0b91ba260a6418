package io.bellbuoy.bench.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bellbuoy.bench.Results;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The page finds its numbers by the names of benchmarks and settings: a renamed one is lost. */
class BenchmarksTest {

  private static final List<Class<?>> BENCHMARKS =
      List.of(
          AllMatchesBenchmark.class,
          CompileBenchmark.class,
          JsonBenchmark.class,
          ListBenchmark.class,
          MatcherBenchmark.class,
          PeersBenchmark.class,
          ShippedPolicyBenchmark.class,
          WorstCaseBenchmark.class);

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void whatWasMeasuredLastIsStillMeasured(int release) {
    Set<String> known =
        BENCHMARKS.stream().flatMap(BenchmarksTest::names).collect(Collectors.toSet());
    Optional<Results> results = Results.read(Path.of("results"), "a", release);
    assumeThat(results).as("results of Java %d", release).isPresent();

    assertThat(results.orElseThrow().measurements())
        .isNotEmpty()
        .filteredOn(measured -> measured.what().contains("Benchmark."))
        .allSatisfy(measured -> assertThat(known).contains(measured.what().split(" ", 2)[0]));
  }

  @Test
  void everyNumberOfRulesThatThePageShowsIsMeasured() throws NoSuchFieldException {
    for (Class<?> benchmark :
        List.of(MatcherBenchmark.class, AllMatchesBenchmark.class, PeersBenchmark.class)) {
      assertThat(benchmark.getDeclaredField("rules").getAnnotation(Param.class).value())
          .as(benchmark.getSimpleName())
          .containsExactly("1", "10", "100", "1000");
    }
  }

  private static Stream<String> names(Class<?> benchmark) {
    return Arrays.stream(benchmark.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(method -> benchmark.getSimpleName() + "." + method.getName());
  }
}
