package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.alert;
import static io.bellbuoy.rules.match.Policies.entry;
import static io.bellbuoy.rules.match.Policies.ids;
import static io.bellbuoy.rules.match.Policies.ignore;
import static io.bellbuoy.rules.match.Policies.json;
import static io.bellbuoy.rules.match.Policies.policy;
import static io.bellbuoy.rules.match.Policies.rule;
import static io.bellbuoy.rules.match.Policies.shadow;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.Policy.Mode;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule.ExceptionClause;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CompiledPolicyTest {

  private static final String GET = "jpath(\"verb\") = \"get\"";
  private static final String ANY = "exists(jpath(\"verb\"))";
  private static final String NEVER = "jpath(\"verb\") = \"list\"";
  private static final byte[] EVENT = json("{'verb':'get','user':{'username':'alice'}}");

  @Test
  void theFirstMatchEndsTheWay() {
    CompiledPolicy policy =
        policy(Match.FIRST, alert("never", NEVER), alert("get", GET), alert("any", ANY));

    Verdict verdict = policy.assess(EVENT, Attributes.NONE);

    assertThat(ids(verdict.alerts())).containsExactly("get");
    assertThat(verdict.ignoredBy()).isNull();
    assertThat(policy.version()).isEqualTo(7);
    assertThat(ids(policy.rules())).containsExactly("never", "get", "any");
  }

  @Test
  void everyMatchAlertsWhereThePolicySaysAll() {
    CompiledPolicy policy =
        policy(Match.ALL, alert("get", GET), alert("never", NEVER), alert("any", ANY));

    assertThat(ids(policy.assess(EVENT, Attributes.NONE).alerts())).containsExactly("get", "any");
  }

  @ParameterizedTest
  @EnumSource(Match.class)
  void whatIsIgnoredRaisesNothingBelow(Match match) {
    CompiledPolicy policy = policy(match, ignore("known", GET), alert("any", ANY));

    Verdict verdict = policy.assess(EVENT, Attributes.NONE);

    assertThat(verdict.alerts()).isEmpty();
    assertThat(verdict.ignoredBy()).isSameAs(policy.rules().get(0));
  }

  @Test
  void alertsAboveAnIgnoringRuleStay() {
    CompiledPolicy policy =
        policy(Match.ALL, alert("any", ANY), ignore("known", GET), alert("late", "true"));

    Verdict verdict = policy.assess(EVENT, Attributes.NONE);

    assertThat(ids(verdict.alerts())).containsExactly("any");
    assertThat(verdict.ignoredBy()).isSameAs(policy.rules().get(1));
  }

  @ParameterizedTest
  @CsvSource({"FIRST, s1", "ALL, s1;s2"})
  void shadowsStopNothingAndAreReportedDownToTheDecision(Match match, String expected) {
    CompiledPolicy policy = policy(match, shadow("s1", ANY), alert("get", GET), shadow("s2", ANY));

    Verdict verdict = policy.assess(EVENT, Attributes.NONE);

    assertThat(ids(verdict.alerts())).containsExactly("get");
    assertThat(String.join(";", ids(verdict.shadows()))).isEqualTo(expected);
  }

  @Test
  void shadowsAboveAnIgnoringRuleAreReported() {
    CompiledPolicy policy =
        policy(Match.FIRST, shadow("s1", ANY), ignore("known", GET), shadow("s2", ANY));

    Verdict verdict = policy.assess(EVENT, Attributes.NONE);

    assertThat(ids(verdict.shadows())).containsExactly("s1");
    assertThat(verdict.ignoredBy()).isNotNull();
  }

  @Test
  void whatNoRuleMatchesIsSilent() {
    assertThat(policy(Match.FIRST, alert("n", NEVER)).assess(EVENT, Attributes.NONE))
        .isSameAs(Verdict.SILENT);
    assertThat(policy(Match.ALL).assess(EVENT, Attributes.NONE)).isSameAs(Verdict.SILENT);
  }

  @Test
  void aDisabledRuleIsNotInForce() {
    PolicySnapshot.Entry off =
        new PolicySnapshot.Entry(rule("off", "this is no rule"), false, List.of(), Mode.ALERT);

    CompiledPolicy policy = policy(Match.FIRST, off, alert("get", GET));

    assertThat(ids(policy.rules())).containsExactly("get");
    assertThat(ids(policy.matching(EVENT, Attributes.NONE))).containsExactly("get");
  }

  @ParameterizedTest
  @CsvSource({"alice, test, any", "mallory, test, get", "mallory, prod, any"})
  void anExceptionTakesAnEventOut(String user, String cluster, String expected) {
    ExceptionClause admins = new ExceptionClause("admins", "jpath(\"user.username\") in @admins");
    ExceptionClause prod = new ExceptionClause("prod", "cluster = \"prod\"");
    CompiledPolicy policy =
        policy(Match.FIRST, entry(rule("get", GET, prod, admins), Mode.ALERT), alert("any", ANY));
    byte[] event = json("{'verb':'get','user':{'username':'" + user + "'}}");

    Verdict verdict = policy.assess(event, Attributes.ofCluster(cluster));

    assertThat(ids(verdict.alerts())).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "prod-eu, true",
    "prod-, true",
    "test1, true",
    "test, false",
    "test12, false",
    "my-prod-eu, false",
    "PROD-eu, false",
    "'', false"
  })
  void aRuleIsForItsClusters(String cluster, boolean expected) {
    CompiledPolicy policy =
        policy(Match.FIRST, entry(rule("get", GET), Mode.ALERT, "prod-*", "test?"));

    assertThat(policy.assess(EVENT, Attributes.ofCluster(cluster)).alerts())
        .hasSize(expected ? 1 : 0);
  }

  @Test
  void aRuleForSomeClustersIsNotForAnEventOfNone() {
    CompiledPolicy policy = policy(Match.FIRST, entry(rule("get", GET), Mode.ALERT, "*"));

    assertThat(policy.assess(EVENT, Attributes.NONE)).isSameAs(Verdict.SILENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{'a':}", "{'a' 1}", "nonsense", "[]", "1", "null", "'a'"})
  void bytesThatAreNoEventAreSaidToBe(String text) {
    CompiledPolicy policy = policy(Match.FIRST, alert("never", "exists(jpath(\"nothing\"))"));

    Verdict verdict = policy.assess(json(text), Attributes.NONE);

    assertThat(verdict.unreadable()).isNotBlank();
    assertThat(verdict.alerts()).isEmpty();
    assertThat(policy.matching(json(text), Attributes.NONE)).isEmpty();
  }

  @Test
  void noBytesMakeItThrow() {
    CompiledPolicy policy = policy(Match.FIRST, alert("deep", "exists(jpath(\"user..b\"))"));
    byte[] tooDeep = json("{'user':".repeat(100_000) + "1" + "}".repeat(100_000));
    byte[] deep = json("{'user':" + "[".repeat(9_000) + "]".repeat(9_000) + "}");
    byte[] noUtf8 = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

    assertThat(policy.assess(tooDeep, Attributes.NONE).unreadable()).isNotBlank();
    assertThat(policy.assess(noUtf8, Attributes.NONE)).isSameAs(Verdict.SILENT);
    assertThat(policy.matching(noUtf8, Attributes.NONE)).isEmpty();
    assertThat(policy.assess(deep, Attributes.NONE)).isSameAs(Verdict.SILENT);
  }

  @Test
  void matchingIgnoresOrderModeAndEnd() {
    CompiledPolicy policy =
        policy(
            Match.FIRST,
            ignore("known", GET),
            alert("any", ANY),
            shadow("s", GET + " and true"),
            alert("never", NEVER));

    assertThat(ids(policy.matching(EVENT, Attributes.NONE))).containsExactly("known", "any", "s");
  }

  @Test
  void manyThreadsMayAskAtOnce() {
    CompiledPolicy policy =
        policy(Match.FIRST, alert("a", "jpath(\"verb\") matches /[0-4]/"), alert("b", "true"));

    List<String> verdicts =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> policy.assess(json("{'verb':'" + i % 10 + "'}"), Attributes.NONE))
            .map(verdict -> ids(verdict.alerts()).get(0))
            .toList();

    assertThat(verdicts)
        .isEqualTo(IntStream.range(0, 2_000).mapToObj(i -> i % 10 < 5 ? "a" : "b").toList());
  }
}
