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

/** One event, judged by the policy as the engine has it, every match. */
@State(Scope.Thread)
public class AllMatchesBenchmark {

  @Param({"1", "10", "100", "1000"})
  private int rules;

  private CompiledPolicy policy;
  private Turns events;

  @Setup
  public void prepare() {
    policy = Policies.compiled(PolicyShape.LIBRARY, rules, Policy.Match.ALL);
    events = new Turns(Sample.events());
  }

  @Benchmark
  public Verdict assess() {
    return policy.assess(events.next(), Policies.FROM);
  }
}
