package io.bellbuoy.bench.matcher;

import io.bellbuoy.bench.Sample;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Policy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event, judged by the policy as the engine has it, first match. */
@State(Scope.Thread)
public class MatcherBenchmark {

  @Param({"LIBRARY", "GATED"})
  private PolicyShape shape;

  @Param({"1", "10", "100", "1000"})
  private int rules;

  private CompiledPolicy policy;
  private Turns events;

  @Setup
  public void prepare() {
    policy = Policies.compiled(shape, rules, Policy.Match.FIRST);
    events = new Turns(Sample.events());
  }

  @Benchmark
  public Verdict assess() {
    return policy.assess(events.next(), Policies.FROM);
  }
}
