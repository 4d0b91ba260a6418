package io.bellbuoy.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleTesterTest {

  private static final String GET =
      "jpath(\"verb\") = \"get\" and jpath(\"user.username\") != \"x\"";

  @Test
  void aTestThatPassesHasNoFailure() {
    assertThat(
            run(
                GET,
                new Rule.Test("yes", true, new RawJson("{\"verb\":\"get\"}")),
                new Rule.Test("no", false, new RawJson("{\"verb\":\"list\"}"))))
        .containsExactly(
            new RuleTester.Outcome("a", "yes", null), new RuleTester.Outcome("a", "no", null));
  }

  @Test
  void aFailureSaysWhatWasExpectedWhatCameAndWhy() {
    assertThat(
            run(
                GET,
                new Rule.Test("t1", true, new RawJson("{\"verb\":\"list\"}")),
                new Rule.Test("t2", true, new RawJson("{}")),
                new Rule.Test(
                    "t3",
                    false,
                    new RawJson("{\"verb\":\"get\",\"user\":{\"username\":\"bob\"}}"))))
        .extracting(RuleTester.Outcome::failure)
        .containsExactly(
            "expected a match, got none: verb is list",
            "expected a match, got none: verb is not there",
            "expected no match, got one: verb is get; user.username is bob");
  }

  @Test
  void anExceptionIsNamed() {
    assertThat(
            run(
                GET,
                new Rule.Test(
                    "t",
                    true,
                    new RawJson("{\"verb\":\"get\",\"user\":{\"username\":\"alice\"}}"))))
        .extracting(RuleTester.Outcome::failure)
        .containsExactly("expected a match, got none: it falls under the exception `admins`");
  }

  @Test
  void eventsThatAreNoneAndRulesThatDoNotCompileFailTheirTests() {
    assertThat(run(GET, new Rule.Test("t", true, new RawJson("{"))))
        .extracting(RuleTester.Outcome::failure)
        .singleElement()
        .asString()
        .startsWith("the event is unreadable: ");
    assertThat(run("=", new Rule.Test("t", true, new RawJson("{}"))))
        .extracting(RuleTester.Outcome::failure)
        .containsExactly("the rule does not compile");
  }

  private static List<RuleTester.Outcome> run(String expression, Rule.Test... tests) {
    Rule rule =
        new Rule(
            "a",
            "A",
            Severity.LOW,
            "",
            "m",
            expression,
            List.of(new Rule.ExceptionClause("admins", "jpath(\"user.username\") in @admins")),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            Arrays.asList(tests));
    // A policy that has the rule off: tests do not ask it.
    Policy policy =
        new Policy(
            Policy.Match.FIRST,
            List.of(new Policy.Entry("a", false, List.of("none"), Policy.Mode.SHADOW)));
    return RuleTester.run(
        new RuleFiles(List.of(new NamedList("admins", List.of("alice"))), List.of(rule), policy));
  }
}
