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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An event is read no further than needed. What stands behind is broken here, so whoever reads it
 * finds that the event is unreadable.
 */
final class ReadingStopsTest {

  private static final String BROKEN = ",'requestObject':}";
  private static final String HEAD = "{'stage':'ResponseComplete','verb':'get'";
  private static final String USER = ",'user':{'username':'alice','groups':['devs']}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"verb\") = \"create\"",
        "jpath(\"verb\") in (\"create\", \"update\") and jpath(\"requestObject.x\") = \"y\"",
        "jpath(\"verb\") != \"get\" and exists(jpath(\"requestObject\"))",
        "jpath(\"user.username\") startswith \"system:\" and exists(jpath(\"annotations\"))",
        "jpath(\"user.groups\") contains \"system:masters\" or jpath(\"verb\") = \"list\"",
        "count(jpath(\"user.groups\")) > 1",
        "all(\"user.groups\", jpath(\"@\") = \"x\") and jpath(\"requestObject..a\") = \"b\"",
        "jpath(\"user.username\") matches /b.*/ and exists(jpath(\"..x\"))",
        "false and exists(jpath(\"annotations\"))",
        "cluster = \"other\" and exists(jpath(\"annotations\"))"
      })
  void whereNoRuleCanMatchAnyMore(String expression) {
    Verdict verdict = policy(Match.FIRST, alert("r", expression)).assess(event(), Attributes.NONE);

    assertThat(verdict).isSameAs(Verdict.SILENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"verb\") = \"get\"",
        "jpath(\"user.username\") = \"alice\" or exists(jpath(\"annotations\"))",
        "jpath(\"verb\") != \"create\"",
        "none(\"user.groups\", jpath(\"@\") = \"x\")",
        "not (jpath(\"verb\") = \"list\" and jpath(\"..x\") = \"y\")",
        "true"
      })
  void whereTheFirstThatMatchesIsCertain(String expression) {
    Verdict verdict =
        policy(Match.FIRST, alert("r", expression), alert("late", "exists(jpath(\"annotations\"))"))
            .assess(event(), Attributes.NONE);

    assertThat(ids(verdict.alerts())).containsExactly("r");
  }

  @Test
  void whereTheEventIsIgnored() {
    CompiledPolicy policy =
        policy(
            Match.ALL,
            ignore("known", "jpath(\"user.username\") = \"alice\""),
            alert("late", "exists(jpath(\"annotations\"))"));

    assertThat(policy.assess(event(), Attributes.NONE).ignoredBy()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Absent so far, and what is absent may still come.
        "jpath(\"objectRef.resource\") = \"pods\"",
        "not exists(jpath(\"impersonatedUser\"))",
        "jpath(\"objectRef.resource\") != \"pods\"",
        "all(\"objectRef.x\", jpath(\"@\") = \"x\")",
        "count(jpath(\"annotations.*\")) = 0",
        // Any member that comes may be meant.
        "jpath(\"*\") = \"nothing\"",
        "jpath(\"..nothing\") = \"x\"",
        "count(jpath(\"..username\")) = 1",
        "none(\"*\", jpath(\"@\") = \"x\")"
      })
  void notWhereMoreMayCome(String expression) {
    Verdict verdict = policy(Match.FIRST, alert("r", expression)).assess(event(), Attributes.NONE);

    assertThat(verdict.unreadable()).isNotBlank();
  }

  @Test
  void notWhereAnEarlierRuleMayStillMatch() {
    CompiledPolicy policy =
        policy(
            Match.FIRST,
            alert("late", "exists(jpath(\"annotations\"))"),
            alert("r", "jpath(\"verb\") = \"get\""));

    assertThat(policy.assess(event(), Attributes.NONE).unreadable()).isNotBlank();
  }

  @Test
  void notWhereAShadowRuleAboveTheDecisionIsOpen() {
    CompiledPolicy above =
        policy(
            Match.FIRST,
            shadow("s", "exists(jpath(\"annotations\"))"),
            alert("r", "jpath(\"verb\") = \"get\""));
    CompiledPolicy below =
        policy(
            Match.FIRST,
            alert("r", "jpath(\"verb\") = \"get\""),
            shadow("s", "exists(jpath(\"annotations\"))"));

    assertThat(above.assess(event(), Attributes.NONE).unreadable()).isNotBlank();
    assertThat(ids(below.assess(event(), Attributes.NONE).alerts())).containsExactly("r");
  }

  @Test
  void notWhereEveryMatchCounts() {
    CompiledPolicy policy =
        policy(
            Match.ALL,
            alert("r", "jpath(\"verb\") = \"get\""),
            alert("late", "exists(jpath(\"annotations\"))"));

    assertThat(policy.assess(event(), Attributes.NONE).unreadable()).isNotBlank();
  }

  @Test
  void rulesForOtherClustersAreOutBeforeTheFirstByte() {
    CompiledPolicy policy =
        policy(
            Match.FIRST, entry(rule("r", "exists(jpath(\"annotations\"))"), Mode.ALERT, "prod-*"));

    assertThat(policy.assess(json("{broken"), Attributes.ofCluster("test")))
        .isSameAs(Verdict.SILENT);
    assertThat(policy.assess(json("{broken"), Attributes.ofCluster("prod-1")).unreadable())
        .isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'verb':'get','verb':'create'}                       | jpath(\"verb\") = \"create\"        | false",
        "{'verb':'get','verb':'create'}                       | jpath(\"verb\") = \"get\"           | true",
        "{'objectRef':{'resource':'a','resource':'pods'}}     | jpath(\"objectRef.resource\") = \"pods\" | true",
        "{'objectRef':{'resource':'a','resource':'pods'}}     | jpath(\"objectRef.resource\") != \"a\" | false",
        "{'a':{'b':1},'a':{'b':2}}                            | jpath(\"..b\") = 2                  | false",
        "{'q':1,'q':2}                                        | jpath(\"*\") = 2                    | false",
        "{'q':1,'q':2}                                        | count(jpath(\"*\")) = 1             | true",
        "{'sourceIPs':['10.0.0.1','192.0.2.1']}               | jpath(\"sourceIPs[-1]\") = \"10.0.0.1\" | false",
        "{'sourceIPs':['10.0.0.1','192.0.2.1']}               | jpath(\"sourceIPs[-1]\") = \"192.0.2.1\" | true",
        "{'user':{'groups':['a','b']}}                        | count(jpath(\"user.groups\")) = 1   | false",
        "{'a':[{'n':'x'}],'verb':'x'}                         | any(\"a\", jpath(\"n\") = jpath(\"$.verb\")) | true",
        "{'objectRef':{'resource':'pods'},'user':{'username':'u'}} | jpath(\"user.username\") contains \"u\" and jpath(\"objectRef.resource\") = \"pods\" | true"
      })
  void whatIsReadIsWhatCounts(String event, String expression, boolean expected) {
    CompiledPolicy policy = policy(Match.ALL, alert("r", expression), alert("same", expression));

    Verdict verdict = policy.assess(json(event), Attributes.NONE);

    assertThat(verdict.unreadable()).isNull();
    assertThat(verdict.alerts()).hasSize(expected ? 2 : 0);
  }

  private static byte[] event() {
    return json(HEAD + USER + BROKEN);
  }
}
