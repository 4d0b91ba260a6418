package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.alert;
import static io.bellbuoy.rules.match.Policies.entry;
import static io.bellbuoy.rules.match.Policies.json;
import static io.bellbuoy.rules.match.Policies.policy;
import static io.bellbuoy.rules.match.Policies.rule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.Policy.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleCostTest {

  private static final String FRONT = "{'verb':'get','objectRef':{'resource':'pods'}";
  private static final String EVENT = FRONT + ",'requestObject':{'a':'b'},'annotations':{'x':'y'}}";
  private static final List<byte[]> EVENTS =
      List.of(json(EVENT), json(EVENT.replace("'get'", "'list'")));
  private static final long ALL = EVENTS.stream().mapToLong(event -> event.length).sum();

  @Test
  void aRuleCostsWhatIsReadUntilItIsDecided() {
    CompiledPolicy policy =
        policy(
            Match.FIRST,
            alert("late", "jpath(\"annotations.x\") = \"z\""),
            alert("first", "jpath(\"verb\") = \"watch\""),
            alert(
                "both", "jpath(\"verb\") = \"get\" and jpath(\"objectRef.resource\") = \"nodes\""));

    List<RuleCost> costs = policy.ruleCosts(EVENTS);

    assertThat(costs).extracting(RuleCost::ruleId).containsExactly("late", "first", "both");
    long first = costs.get(1).bytesRead();
    long both = costs.get(2).bytesRead();
    assertThat(costs.get(0).bytesRead()).isBetween(ALL - EVENTS.size() * 2L, ALL);
    assertThat(first).isPositive().isLessThan(EVENTS.size() * 16L);
    assertThat(both).isGreaterThan(first).isLessThan(EVENTS.size() * (long) FRONT.length());
  }

  @Test
  void aPolicyReadsEachEventOnceAsFarAsItsMostDemandingRule() {
    String early = "jpath(\"verb\") = \"watch\"";
    String late = "jpath(\"annotations.x\") = \"z\"";
    CompiledPolicy one = policy(Match.ALL, alert("a", late));
    CompiledPolicy many = policy(Match.ALL, alert("a", late), alert("b", early), alert("c", late));

    assertThat(many.bytesRead(EVENTS)).isEqualTo(one.bytesRead(EVENTS)).isLessThanOrEqualTo(ALL);
  }

  @Test
  void whatIsKnownBeforehandOrNoEventCostsNothing() {
    CompiledPolicy policy =
        policy(Match.FIRST, entry(rule("a", "jpath(\"verb\") = \"get\""), Mode.ALERT, "prod"));

    assertThat(policy.bytesRead(EVENTS)).isLessThan(EVENTS.size() * 2L);
    assertThat(policy.bytesRead(List.of())).isZero();
    assertThat(
            policy(Match.FIRST, alert("a", "exists(jpath(\"verb\"))"))
                .bytesRead(List.of("{\"verb".getBytes(UTF_8))))
        .isLessThan(10);
  }
}
