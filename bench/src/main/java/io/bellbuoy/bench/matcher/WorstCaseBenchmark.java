package io.bellbuoy.bench.matcher;

import io.bellbuoy.bench.Sample;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A hundred rules that nothing gates and that all read the event to its end. */
@State(Scope.Thread)
public class WorstCaseBenchmark {

  private static final int RULES = 100;

  @Param({"BELLBUOY", "PLAIN", "CEL", "LAMBDAS"})
  private Judges judges;

  private Judge judge;
  private Turns events;

  @Setup
  public void prepare() {
    judge = judges.of(PolicyShape.UNGATED, RULES);
    events = new Turns(Sample.events());
  }

  @Benchmark
  public int judge() {
    return judge.firstMatch(events.next());
  }
}
