package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.alert;
import static io.bellbuoy.rules.match.Policies.entry;
import static io.bellbuoy.rules.match.Policies.policy;
import static io.bellbuoy.rules.match.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.Policy.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadingCostsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jpath(\"annotations.x\") = \"y\" | annotations.x | annotations stands at the end of an event, among the bodies or behind them",
        "jpath(\"verb\") != \"get\" and exists(jpath(\"requestObject.x\")) | requestObject.x | requestObject stands at the end of an event, among the bodies or behind them",
        "jpath(\"..image\") = \"x\" | ..image | the path goes through every member of the event, so only its end shows that no more comes",
        "exists(jpath(\"impersonatedUser\")) | impersonatedUser | most events have no impersonatedUser, and only their end shows that none comes",
        "jpath(\"verb\") = \"get\" or jpath(\"annotations.x\") = \"y\" | annotations.x | annotations stands at the end of an event, among the bodies or behind them"
      })
  void aRuleThatReadsEveryEventToItsEndIsNamed(String expression, String path, String reason) {
    List<ReadingCost> costs = policy(Match.FIRST, alert("r", expression)).readingCosts();

    assertThat(costs).containsExactly(new ReadingCost("r", path, reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"verb\") = \"get\"",
        "jpath(\"verb\") = \"get\" and jpath(\"annotations.x\") = \"y\"",
        "jpath(\"objectRef.resource\") in (\"a\", \"b\") and jpath(\"requestObject..image\") = \"x\"",
        "(jpath(\"verb\") = \"a\" or jpath(\"verb\") = \"b\") and exists(jpath(\"annotations\"))",
        "cluster = \"prod\" and exists(jpath(\"annotations\"))",
        "jpath(\"user.username\") != \"x\"",
        "true"
      })
  void oneThatAsksForSomethingBeforeIsNot(String expression) {
    assertThat(policy(Match.FIRST, alert("r", expression)).readingCosts()).isEmpty();
  }

  @Test
  void theyComeInPolicyOrder() {
    String late = "exists(jpath(\"annotations\"))";

    List<ReadingCost> costs =
        policy(
                Match.FIRST,
                alert("b", late),
                entry(rule("some", late), Mode.ALERT, "prod-*"),
                alert("a", late))
            .readingCosts();

    assertThat(costs).extracting(ReadingCost::ruleId).containsExactly("b", "a");
  }
}
