package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.alert;
import static io.bellbuoy.rules.match.Policies.compile;
import static io.bellbuoy.rules.match.Policies.entry;
import static io.bellbuoy.rules.match.Policies.findings;
import static io.bellbuoy.rules.match.Policies.ignore;
import static io.bellbuoy.rules.match.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.Policy.Mode;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Rule.ExceptionClause;
import org.junit.jupiter.api.Test;

final class PolicyCompilerTest {

  private static final String GET = "jpath(\"verb\") = \"get\"";

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
}
