package io.bellbuoy.rules.lint;

import static io.bellbuoy.rules.lint.Lints.alert;
import static io.bellbuoy.rules.lint.Lints.entry;
import static io.bellbuoy.rules.lint.Lints.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.Policy.Mode;
import io.bellbuoy.schemas.PolicySnapshot.Entry;
import io.bellbuoy.schemas.Rule.ExceptionClause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoverageTest {

  private static final String GET = "jpath(\"verb\") = \"get\"";
  private static final String GET_PODS = GET + " and jpath(\"objectRef.resource\") = \"pods\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") = "get"                       | jpath("verb") = "get" and jpath("objectRef.resource") = "pods"
          jpath("verb") in ("get", "list")            | jpath("verb") = "get"
          jpath("verb") in ("get", "list")            | jpath("verb") = "list" or jpath("verb") = "get"
          jpath("verb") = "get" or jpath("verb") = "list" | jpath("verb") in ("list", "get")
          jpath("verb") != "get"                      | jpath("verb") in ("list", "watch")
          not (jpath("verb") = "get" or jpath("verb") = "list") | jpath("verb") != "get" and jpath("verb") not in ("list", "watch")
          jpath("verb") startswith "c"                | jpath("verb") in ("create", "connect")
          jpath("objectRef.name") startswith "ab"     | jpath("objectRef.name") startswith "abc"
          jpath("objectRef.name") contains "b"        | jpath("objectRef.name") startswith "abc"
          jpath("objectRef.name") contains "b"        | jpath("objectRef.name") = "abc"
          jpath("objectRef.name") matches /[a-z]+/    | jpath("objectRef.name") in ("a", "b")
          jpath("responseStatus.code") >= 400         | jpath("responseStatus.code") = 403
          jpath("responseStatus.code") >= 400         | jpath("responseStatus.code") = "403"
          jpath("responseStatus.code") >= 400         | jpath("responseStatus.code") > 400
          jpath("responseStatus.code") > 399          | jpath("responseStatus.code") >= 400 and jpath("responseStatus.code") < 500
          jpath("user.username") in @people           | jpath("user.username") in @admins
          jpath("sourceIPs") in cidr("10.0.0.0/8")    | jpath("sourceIPs") = "10.1.2.3"
          jpath("sourceIPs") in cidr(@net)            | jpath("sourceIPs") in "10.0.0.0/8"
          exists(jpath("user"))                       | jpath("user.username") = "bob"
          exists(jpath("requestObject.spec"))         | jpath("requestObject.spec.hostNetwork") = true
          jpath("requestObject..hostNetwork") = true  | jpath("requestObject.spec.hostNetwork") = true
          jpath("requestObject..image") contains "x"  | jpath("requestObject.spec.containers.image") contains "x"
          jpath("requestObject.spec.containers[*].image") = "x" | jpath("requestObject.spec.containers.image") = "x"
          jpath("$.verb") = "get"                     | jpath("verb") = "get" and exists(jpath("user"))
          any("requestObject.spec.containers", jpath("image") = "x") | jpath("requestObject.spec.containers.image") = "x"
          jpath("requestObject.spec.containers.image") = "x" | any("requestObject.spec.containers", jpath("image") = "x" and jpath("name") = "y")
          any("requestObject.spec.containers", jpath("image") startswith "x") | any("requestObject.spec.containers", jpath("image") in ("x", "xy") and jpath("name") = "y")
          none("user.groups", jpath("@") = "a")       | all("user.groups", jpath("@") = "b")
          count(jpath("user.groups")) > 1             | count(jpath("user.groups")) = 3
          count(jpath("user.groups")) >= 0            | jpath("verb") = "get"
          lowercase(jpath("user.username")) = "bob"   | lowercase(jpath("user.username")) = "bob" and jpath("verb") = "get"
          jpath("stage") in ("ResponseStarted", "ResponseComplete") | jpath("stage") startswith "Response"
          jpath("stage") = "Panic"                    | jpath("stage") not in ("RequestReceived", "ResponseStarted", "ResponseComplete") and exists(jpath("stage")) and jpath("stage") startswith "P"
          true                                        | jpath("verb") = "get"
          (jpath("verb") = "get" or jpath("verb") = "list") and jpath("user.username") != "x" | jpath("user.username") = "y" and (jpath("verb") = "get" or jpath("verb") = "list" and exists(jpath("user")))
          """)
  void whatAnEarlierRuleTakesWholeIsFound(String earlier, String later) {
    assertThat(Lints.of(Match.FIRST, alert("a", earlier), alert("b", later)))
        .filteredOn(warning -> !warning.endsWith(" this always holds"))
        .singleElement()
        .asString()
        .startsWith("b/expression 1:1+")
        .contains(" no event reaches this rule: the rule `a` above it in the policy ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") = "get"                       | jpath("verb") in ("get", "list")
          jpath("verb") = "get" and exists(jpath("user")) | jpath("verb") = "get"
          jpath("user.groups") contains "ab"          | jpath("user.groups") contains "abc"
          jpath("user.groups") != "a"                 | jpath("user.groups") = "b"
          jpath("requestObject.spec.hostNetwork") = true | jpath("requestObject..hostNetwork") = true
          jpath("requestObject.x") contains "b"       | jpath("requestObject.x") = "abc"
          jpath("responseStatus.code") > 400          | jpath("responseStatus.code") >= 400
          any("requestObject.c", jpath("a") = "x" and jpath("b") = "y") | jpath("requestObject.c.a") = "x" and jpath("requestObject.c.b") = "y"
          all("user.groups", jpath("@") = "a")        | jpath("user.groups") = "a"
          jpath("objectRef.name") = jpath("user.username") | jpath("objectRef.name") = "x" and jpath("user.username") = "x"
          exists(jpath("user.groups"))                | count(jpath("user.groups")) >= 0
          jpath("requestObject.*") = "a"              | jpath("requestObject.x") = "a"
          """)
  void whatAnEarlierRuleLeavesIsNotReported(String earlier, String later) {
    assertThat(Lints.of(Match.FIRST, alert("a", earlier), alert("b", later)))
        .noneMatch(warning -> warning.contains("no event reaches"));
  }

  @Test
  void theModesAndTheMatchOfThePolicySayWhatEndsAnEventsWay() {
    Entry shadow = entry(Mode.SHADOW, rule("a", GET));
    Entry ignore = entry(Mode.IGNORE, rule("a", GET));
    Entry later = alert("b", GET_PODS);

    assertThat(Lints.of(Match.FIRST, shadow, later)).isEmpty();
    assertThat(Lints.of(Match.ALL, alert("a", GET), later)).isEmpty();
    assertThat(Lints.of(Match.ALL, ignore, later)).hasSize(1);
    assertThat(Lints.of(Match.FIRST, ignore, later)).hasSize(1);
    assertThat(Lints.of(Match.FIRST, alert("a", GET), entry(Mode.SHADOW, rule("b", GET_PODS))))
        .hasSize(1);
    assertThat(Lints.of(Match.FIRST, alert("a", GET), entry(Mode.IGNORE, rule("b", GET_PODS))))
        .hasSize(1);
  }

  @Test
  void whatIsSwitchedOffNeitherCoversNorIsCovered() {
    Entry off = new Entry(rule("a", GET), false, List.of(), Mode.ALERT);

    assertThat(Lints.of(Match.FIRST, off, alert("b", GET_PODS))).isEmpty();
    assertThat(Lints.of(Match.FIRST, alert("b", "true"), off)).isEmpty();
  }

  @Test
  void exceptionsKeepTheWayOpen() {
    ExceptionClause admins = new ExceptionClause("x", "jpath(\"user.username\") in @admins");
    ExceptionClause some =
        new ExceptionClause("y", admins.expression() + " and exists(jpath(\"objectRef\"))");
    Entry plain = alert("plain", GET);
    Entry exceptAdmins = entry(Mode.ALERT, rule("admins", GET, admins));
    Entry exceptSome = entry(Mode.ALERT, rule("some", GET, some));
    Entry others =
        alert("others", GET + " and jpath(\"user.username\") not in (\"alice\", \"bob\", \"eve\")");

    assertThat(Lints.of(Match.FIRST, exceptAdmins, plain)).isEmpty();
    assertThat(Lints.of(Match.FIRST, exceptAdmins, exceptSome)).isEmpty();
    assertThat(Lints.of(Match.FIRST, exceptSome, exceptAdmins)).hasSize(1);
    assertThat(Lints.of(Match.FIRST, plain, exceptAdmins)).hasSize(1);
    assertThat(Lints.of(Match.FIRST, exceptAdmins, others)).hasSize(1);
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
  void clustersMayAlsoBeAskedForInTheExpression() {
    Entry production = entry(Mode.ALERT, rule("a", GET), "prod-*");

    assertThat(Lints.of(Match.FIRST, production, alert("b", GET + " and cluster = \"prod-eu\"")))
        .hasSize(1);
    assertThat(Lints.of(Match.FIRST, production, alert("b", GET + " and cluster = \"test\"")))
        .isEmpty();
  }

  @Test
  void aRuleThatNeverMatchesIsNotCalledCoveredAsWell() {
    assertThat(Lints.of(Match.FIRST, alert("a", "true"), alert("b", GET + " and not " + GET)))
        .singleElement()
        .asString()
        .contains("never so together");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") in ("get", "list") | jpath("objectRef.name") = "x" and jpath("verb") = "get" | `jpath("verb") in ("get", "list")` follows from `jpath("verb") = "get"`
          jpath("verb") = "get" | (jpath("verb") = "get" and exists(jpath("user"))) | `jpath("verb") = "get"` is asked for here too
          count(jpath("user.groups")) >= 0 | jpath("verb") = "get" | `count(jpath("user.groups")) >= 0` always holds
          jpath("responseStatus.code") = 403 | jpath("responseStatus.code") <= 403 and jpath("responseStatus.code") >= 403 and jpath("responseStatus.code") in (403, 404) | `jpath("responseStatus.code") = 403` follows from what is asked for here together
          """)
  void theProofIsSaidInWords(String earlier, String later, String proof) {
    assertThat(Lints.of(Match.FIRST, alert("a", earlier), alert("b", later)))
        .filteredOn(warning -> warning.contains(" no event reaches "))
        .singleElement()
        .asString()
        .endsWith(" matches all that it matches, for " + proof);
  }

  @Test
  void theProofSpeaksOfExceptionsAndClustersToo() {
    ExceptionClause bob = new ExceptionClause("bob", "jpath(\"user.username\") = \"bob\"");
    ExceptionClause staff =
        new ExceptionClause("staff", "jpath(\"user.username\") in (\"bob\", \"eve\")");
    Entry wide = entry(Mode.ALERT, rule("a", GET, bob), "prod-*");

    assertThat(Lints.of(Match.FIRST, wide, entry(Mode.ALERT, rule("b", GET_PODS, staff), "prod-a")))
        .singleElement()
        .asString()
        .endsWith(
            ", for `jpath(\"verb\") = \"get\"` is asked for here too; its exception bob follows"
                + " from its exception staff; one of the clusters [prod-*] follows from one of the"
                + " clusters [prod-a]");
  }

  @Test
  void aLongProofIsCut() {
    String conditions =
        "exists(jpath(\"user\")) and exists(jpath(\"verb\")) and exists(jpath(\"stage\"))"
            + " and exists(jpath(\"level\")) and exists(jpath(\"kind\"))";

    assertThat(
            Lints.of(Match.FIRST, alert("a", conditions), alert("b", conditions + " and " + GET)))
        .singleElement()
        .asString()
        .endsWith("`exists(jpath(\"stage\"))` is asked for here too; and 2 more so");
  }

  @Test
  void theSameTextIsCalledTheSame() {
    assertThat(Lints.of(Match.FIRST, alert("a", GET), alert("b", " " + GET + " # again")))
        .containsExactly(
            "b/expression 1:1+30 no event reaches this rule: the rule `a` above it in the policy"
                + " asks for the same");
  }

  private static boolean covers(List<String> earlier, List<String> later) {
    return !Lints.of(
            Match.FIRST,
            entry(Mode.ALERT, rule("a", GET_PODS), earlier.toArray(String[]::new)),
            entry(
                Mode.ALERT,
                rule("b", GET_PODS + " and exists(jpath(\"user\"))"),
                later.toArray(String[]::new)))
        .isEmpty();
  }
}
