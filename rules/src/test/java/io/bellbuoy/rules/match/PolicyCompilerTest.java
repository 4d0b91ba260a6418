package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.alert;
import static io.bellbuoy.rules.match.Policies.compile;
import static io.bellbuoy.rules.match.Policies.entry;
import static io.bellbuoy.rules.match.Policies.findings;
import static io.bellbuoy.rules.match.Policies.ignore;
import static io.bellbuoy.rules.match.Policies.rule;
import static io.bellbuoy.rules.match.Policies.shadow;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.Policy.Mode;
import io.bellbuoy.schemas.PolicySnapshot.Entry;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Rule.ExceptionClause;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyCompilerTest {

  private static final String GET = "jpath(\"verb\") = \"get\"";
  private static final String GET_PODS = GET + " and jpath(\"objectRef.resource\") = \"pods\"";
  private static final String PODS_GET =
      "(jpath(\"objectRef.resource\") = \"pods\" and exists(jpath(\"user\"))) and " + GET;

  @Test
  void everyTextOfEveryRuleIsCompiledAndEveryErrorIsSaid() {
    Rule broken =
        rule(
            "broken",
            "true and\nnosuch(jpath(\"verb\")) = 1",
            "{}",
            new ExceptionClause("one", "jpath(\"user.username\") in @nobody"),
            new ExceptionClause("two", "jpath(\"\") = \"a\""));

    PolicyCompilation compilation =
        compile(Match.FIRST, alert("good", GET), entry(broken, Mode.ALERT), alert("bad", "="));

    assertThat(compilation).isInstanceOf(PolicyCompilation.Refused.class);
    assertThat(findings(compilation))
        .anySatisfy(f -> assertThat(f).startsWith("ERROR broken/expression 2:1 "))
        .anySatisfy(f -> assertThat(f).startsWith("ERROR broken/message 1:1 "))
        .anySatisfy(f -> assertThat(f).startsWith("ERROR broken/exception one 1:"))
        .anySatisfy(f -> assertThat(f).startsWith("ERROR broken/exception two 1:"))
        .anySatisfy(f -> assertThat(f).startsWith("ERROR bad/expression 1:1 "))
        .noneSatisfy(f -> assertThat(f).contains(" good/"));
  }

  @Test
  void warningsDoNotRefuse() {
    PolicyCompilation compilation = compile(Match.FIRST, alert("a", "jpath(\"verbs\") = \"get\""));

    assertThat(compilation).isInstanceOf(PolicyCompilation.Compiled.class);
    assertThat(findings(compilation)).singleElement().asString().startsWith("WARNING a/expression");
  }

  @Test
  void aRuleThatAnEarlierOneTakesAllEventsFromIsReported() {
    assertThat(findings(compile(Match.FIRST, alert("a", GET), alert("b", GET_PODS))))
        .containsExactly(
            "WARNING b/expression 1:1 no event reaches this rule: the rule `a` above it in the"
                + " policy matches all that it matches");
    assertThat(unreachable(Match.FIRST, alert("a", GET_PODS), alert("b", PODS_GET))).hasSize(1);
    assertThat(unreachable(Match.FIRST, alert("a", GET), shadow("b", GET))).hasSize(1);
    assertThat(unreachable(Match.FIRST, alert("a", GET), alert("b", GET), alert("c", GET)))
        .hasSize(2);
    assertThat(unreachable(Match.ALL, ignore("a", GET), alert("b", GET))).hasSize(1);
    assertThat(unreachable(Match.FIRST, alert("a", "true"), alert("b", GET))).hasSize(1);
  }

  @Test
  void aRuleThatSomeEventReachesIsNotReported() {
    assertThat(unreachable(Match.FIRST, alert("a", GET_PODS), alert("b", GET))).isEmpty();
    assertThat(unreachable(Match.FIRST, shadow("a", GET), alert("b", GET))).isEmpty();
    assertThat(unreachable(Match.ALL, alert("a", GET), alert("b", GET))).isEmpty();
    assertThat(unreachable(Match.FIRST, alert("a", "not " + GET), alert("b", GET_PODS))).isEmpty();
  }

  @Test
  void exceptionsKeepTheWayOpen() {
    ExceptionClause admins = new ExceptionClause("x", "jpath(\"user.username\") in @admins");
    ExceptionClause some = new ExceptionClause("y", admins.expression() + " and " + GET);
    Entry plain = entry(rule("plain", GET), Mode.ALERT);
    Entry exceptAdmins = entry(rule("admins", GET, admins), Mode.ALERT);
    Entry exceptSome = entry(rule("some", GET, some), Mode.ALERT);

    assertThat(unreachable(Match.FIRST, exceptAdmins, plain)).isEmpty();
    assertThat(unreachable(Match.FIRST, exceptAdmins, exceptSome)).isEmpty();
    assertThat(unreachable(Match.FIRST, exceptSome, exceptAdmins)).hasSize(1);
    assertThat(unreachable(Match.FIRST, plain, exceptAdmins)).hasSize(1);
  }

  @Test
  void clustersKeepTheWayOpen() {
    assertThat(covers(List.of("prod-*"), List.of())).isFalse();
    assertThat(covers(List.of("prod-*"), List.of("*"))).isFalse();
    assertThat(covers(List.of("prod-?"), List.of("prod-*"))).isFalse();
    assertThat(covers(List.of("prod-a"), List.of("prod-a", "prod-b"))).isFalse();
    assertThat(covers(List.of(), List.of("prod-*"))).isTrue();
    assertThat(covers(List.of("*"), List.of("prod-?"))).isTrue();
    assertThat(covers(List.of("prod-?"), List.of("prod-a"))).isTrue();
    assertThat(covers(List.of("prod-?"), List.of("prod-?"))).isTrue();
    assertThat(covers(List.of("p*", "q"), List.of("q", "prod-*"))).isTrue();
  }

  @Test
  void whoLetsThroughByAnAddressThatCanBeForgedIsWarned() {
    String forged = "jpath(\"sourceIPs\") in \"10.0.0.0/8\"";
    String real = "jpath(\"sourceIPs[-1]\") in \"10.0.0.0/8\"";
    ExceptionClause office = new ExceptionClause("office", forged);

    assertThat(findings(compile(Match.FIRST, ignore("a", forged))))
        .singleElement()
        .asString()
        .startsWith("WARNING a/expression 1:1 clients can put any address");
    assertThat(findings(compile(Match.FIRST, entry(rule("a", GET, office), Mode.ALERT))))
        .singleElement()
        .asString()
        .startsWith("WARNING a/exception office 1:1 ");
    assertThat(findings(compile(Match.FIRST, ignore("a", real)))).isEmpty();
    assertThat(findings(compile(Match.FIRST, alert("a", forged)))).isEmpty();
  }

  private static List<String> unreachable(Match match, Entry... entries) {
    return findings(compile(match, entries));
  }

  private static boolean covers(List<String> earlier, List<String> later) {
    return !unreachable(
            Match.FIRST,
            entry(rule("a", GET), Mode.ALERT, earlier.toArray(String[]::new)),
            entry(rule("b", GET), Mode.ALERT, later.toArray(String[]::new)))
        .isEmpty();
  }
}
