package io.bellbuoy.bench.matcher;

import io.bellbuoy.bench.Sample;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event, judged by a rule that asks whether its user and its addresses are in a list. */
@State(Scope.Thread)
public class ListBenchmark {

  @Param({"10", "100000"})
  private int members;

  private CompiledPolicy policy;
  private Turns events;

  @Setup
  public void prepare() {
    List<String> users = IntStream.range(0, members).mapToObj(i -> "user-" + i).toList();
    List<String> blocks =
        IntStream.range(0, members)
            .mapToObj(i -> "10." + (i >> 12) + "." + (i >> 4 & 255) + "." + (i & 15) * 16 + "/28")
            .toList();
    policy =
        Policies.compiled(
            Policies.snapshot(
                List.of(
                    "jpath(\"user.username\") in @users"
                        + " and jpath(\"sourceIPs\") in cidr(@blocks)",
                    "jpath(\"sourceIPs\") in cidr(@blocks) and jpath(\"verb\") = \"none\""),
                Policy.Match.FIRST),
            Map.of(
                "users", new NamedList("users", users), "blocks", new NamedList("blocks", blocks)));
    events = new Turns(Sample.events());
  }

  @Benchmark
  public Verdict assess() {
    return policy.assess(events.next(), Policies.FROM);
  }
}
