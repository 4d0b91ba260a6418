package io.bellbuoy.bench.matcher;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the texts of a published policy to one that judges; the swap is one reference more. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {

  @Param({"100", "1000"})
  private int rules;

  private PolicySnapshot snapshot;

  @Setup
  public void prepare() {
    snapshot = Policies.snapshot(PolicyShape.LIBRARY, rules, Policy.Match.FIRST);
  }

  @Benchmark
  public CompiledPolicy compile() {
    return Policies.compiled(snapshot, Map.of());
  }
}
