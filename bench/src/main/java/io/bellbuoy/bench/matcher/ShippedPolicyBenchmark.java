package io.bellbuoy.bench.matcher;

import io.bellbuoy.bench.Sample;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PlainReading;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Policy;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One event, judged by the starter policy as it is shipped. The sample holds an afternoon of
 * attacks, so that here one event in seven matches.
 */
@State(Scope.Thread)
public class ShippedPolicyBenchmark {

  private CompiledPolicy policy;
  private PlainReading plain;
  private Turns events;

  @Setup
  public void prepare() {
    RuleFiles shipped = RuleFileReader.shipped();
    policy =
        Policies.compiled(shipped.snapshot(1, Instant.EPOCH, "bench", ""), shipped.listsByName());
    plain = new PlainReading(Policy.Match.FIRST, policy.rules());
    events = new Turns(Sample.events());
  }

  @Benchmark
  public Verdict assess() {
    return policy.assess(events.next(), Policies.FROM);
  }

  @Benchmark
  public Verdict plainReading() {
    return plain.assess(events.next(), Policies.FROM);
  }
}
