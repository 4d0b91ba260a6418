package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.alert;
import static io.bellbuoy.rules.match.Policies.json;
import static io.bellbuoy.rules.match.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Large policies find the same rules as their plain reading. */
final class ManyRulesTest {

  private static final List<String> EVENTS =
      List.of(
          "{'verb':'v7','user':{'username':'u70','groups':['g5','g50']},'a':{'b':'xn7yn3'}}",
          "{'verb':'v70','a':[{'b':'n8'},{'c':'n9'}],'sourceIPs':['10.9.0.1','10.70.3.4']}",
          "{'a':{'b':{'c':{'n4':'x','d':'n5'}}},'responseStatus':{'code':77}}",
          "{'user':{'username':'v7'},'verb':'v5','a':{'path':'/n7','value':'v7'}}",
          "{}");

  static Stream<IntFunction<String>> shapes() {
    return Stream.of(
        i -> "jpath(\"verb\") = \"v" + i + "\"",
        i -> "jpath(\"verb\") != \"v" + i + "\"",
        i -> "jpath(\"verb\") in (\"v" + i + "\", \"v" + (i + 1) + "\")",
        i -> "jpath(\"verb\") startswith \"v" + i + "\"",
        i -> "jpath(\"user.username\") endswith \"" + i + "\"",
        i -> "jpath(\"a.b\") contains \"n" + i + "\"",
        i -> "not jpath(\"a.b\") contains \"n" + i + "\"",
        i -> "jpath(\"user.groups\") contains \"g" + i + "\"",
        i -> "jpath(\"user.groups\") startswith \"g" + i + "\"",
        i -> "jpath(\"sourceIPs\") in cidr(\"10." + i % 250 + ".0.0/16\")",
        i -> "jpath(\"sourceIPs[-1]\") in cidr(\"10." + i % 250 + ".0.0/16\", \"fd00::/8\")",
        i -> "jpath(\"responseStatus.code\") = " + i,
        i -> "jpath(\"responseStatus.code\") >= " + i,
        i -> "jpath(\"..d\") = \"n" + i + "\"",
        i -> "jpath(\"a..n" + i + "\") = \"x\"",
        i -> "exists(jpath(\"a..n" + i + "\"))",
        i -> "jpath(\"verb\") = \"v" + i + "\" or jpath(\"a.b\") contains \"n" + i + "\"",
        i ->
            "(jpath(\"verb\") = \"v7\" and jpath(\"user.username\") = \"u"
                + i
                + "\") or jpath(\"a.c\") = \"n"
                + i
                + "\"",
        i ->
            "any(\"a\", jpath(\"path\") endswith \"/n"
                + i
                + "\" and jpath(\"value\") = \"v"
                + i
                + "\")",
        i -> "all(\"a\", exists(jpath(\"b\")) or jpath(\"c\") = \"n" + i + "\")",
        i -> "jpath(\"user.username\") = jpath(\"verb\") and jpath(\"verb\") startswith \"v\"",
        i -> "lowercase(jpath(\"verb\")) = \"v" + i + "\"",
        i -> "jpath(\"verb\") matches /v" + i + "+/",
        i -> "count(jpath(\"user.groups\")) = " + i);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theyFindTheSame(IntFunction<String> shape) {
    for (int rules : new int[] {1, 2, 64, 200}) {
      PolicySnapshot.Entry[] entries =
          IntStream.range(0, rules)
              .mapToObj(i -> alert("r" + i, shape.apply(i)))
              .toArray(PolicySnapshot.Entry[]::new);
      CompiledPolicy policy = policy(Match.ALL, entries);
      PlainReading plain = new PlainReading(Match.ALL, policy.rules());
      for (String event : EVENTS) {
        assertThat(policy.assess(json(event), Attributes.NONE))
            .as("%d rules, %s", rules, event)
            .isEqualTo(plain.assess(json(event), Attributes.NONE));
      }
    }
  }

  @Test
  void moreValuesThanAreKeptAreAllSeen() {
    CompiledPolicy policy =
        policy(
            Match.ALL,
            alert("first", "jpath(\"a\") = \"n0\" and jpath(\"b\") = \"x\""),
            alert("second", "jpath(\"a\") contains \"n1\""),
            alert("last", "jpath(\"a\") = \"n1999\""),
            alert("none", "jpath(\"a\") = \"n2000\""),
            alert("not", "jpath(\"a\") != \"n3\""),
            alert("regex", "jpath(\"a\") matches /n5/"),
            alert("count", "count(jpath(\"a\")) = 2000"));
    String values =
        String.join(",", IntStream.range(0, 2_000).mapToObj(i -> "'n" + i + "'").toList());

    Verdict verdict = policy.assess(json("{'a':[" + values + "],'b':'x'}"), Attributes.NONE);

    assertThat(Policies.ids(verdict.alerts()))
        .containsExactly("first", "second", "last", "regex", "count");
  }

  @Test
  void pathsThatWouldMultiplyAreReadAnotherWay() {
    // Each star doubles the places at which the paths can be together.
    PolicySnapshot.Entry[] entries =
        IntStream.range(0, 24)
            .mapToObj(
                i ->
                    alert(
                        "r" + i,
                        "jpath(\"..a"
                            + ".*".repeat(i)
                            + ".a"
                            + ".*".repeat(23 - i)
                            + "\") = \"x\""))
            .toArray(PolicySnapshot.Entry[]::new);
    CompiledPolicy policy = policy(Match.ALL, entries);
    byte[] event = json("{'a':".repeat(26) + "'x'" + "}".repeat(26));

    assertThat(policy.assess(event, Attributes.NONE).alerts()).hasSize(24);
  }
}
