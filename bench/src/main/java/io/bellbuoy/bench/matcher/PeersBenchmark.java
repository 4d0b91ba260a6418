package io.bellbuoy.bench.matcher;

import io.bellbuoy.bench.Sample;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event, judged first match by the same rules in other ways, each from the event's bytes. */
@State(Scope.Thread)
public class PeersBenchmark {

  @Param({"PLAIN", "CEL", "JAYWAY", "LAMBDAS"})
  private Judges judges;

  @Param({"1", "10", "100", "1000"})
  private int rules;

  private Judge judge;
  private Turns events;

  @Setup
  public void prepare() {
    judge = judges.of(PolicyShape.LIBRARY, rules);
    events = new Turns(Sample.events());
  }

  @Benchmark
  public int judge() {
    return judge.firstMatch(events.next());
  }
}
