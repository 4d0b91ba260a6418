package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.LISTS;
import static io.bellbuoy.rules.match.Policies.alert;
import static io.bellbuoy.rules.match.Policies.entry;
import static io.bellbuoy.rules.match.Policies.json;
import static io.bellbuoy.rules.match.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy.Mode;
import io.bellbuoy.schemas.PolicySnapshot.Entry;
import io.bellbuoy.schemas.Rule.ExceptionClause;
import org.junit.jupiter.api.Test;

final class RuleTrialTest {

  private static final String GET = "jpath(\"verb\") = \"get\"";

  @Test
  void everyComparisonIsAnsweredWhetherTheRuleMatchesOrNot() {
    RuleTrial.Outcome outcome =
        trial(alert("a", GET + " and jpath(\"user.username\") = \"bob\""), "{'verb':'get'}");

    assertThat(outcome.match()).isFalse();
    assertThat(outcome.exception()).isNull();
    assertThat(outcome.comparisons())
        .extracting(RuleTrial.Asked::comparison, RuleTrial.Asked::holds, RuleTrial.Asked::decided)
        .containsExactly(
            tuple(GET, true, false), tuple("jpath(\"user.username\") = \"bob\"", false, true));
    assertThat(outcome.comparisons().get(0).found())
        .containsExactly(new Alert.Evidence("verb", "get"));
    assertThat(outcome.comparisons().get(1).found())
        .containsExactly(new Alert.Evidence("user.username", "-"));
  }

  @Test
  void theExceptionThatTakesAnEventIsNamed() {
    ExceptionClause robots = new ExceptionClause("robots", "jpath(\"user.username\") = \"ci\"");
    RuleTrial.Outcome outcome =
        trial(entry(rule("a", GET, robots), Mode.ALERT), "{'verb':'get','user':{'username':'ci'}}");

    assertThat(outcome.match()).isFalse();
    assertThat(outcome.exception()).isEqualTo("robots");
  }

  @Test
  void whatIsHiddenInAlertsIsHiddenHere() {
    RuleTrial.Outcome outcome =
        trial(
            alert("a", "exists(jpath(\"requestObject.data.key\"))"),
            "{'objectRef':{'resource':'secrets'},'requestObject':{'kind':'Secret','data':{'key':'aGk='}}}");

    assertThat(outcome.match()).isTrue();
    assertThat(outcome.comparisons().get(0).found())
        .containsExactly(new Alert.Evidence("requestObject.data.key", Redaction.MARK));
  }

  @Test
  void aRuleThatDoesNotCompileCannotBeTried() {
    assertThatThrownBy(() -> RuleTrial.of(alert("a", "nope"), LISTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the rule a does not compile");
  }

  private static RuleTrial.Outcome trial(Entry entry, String json) {
    JsonValue event = JsonReader.read(json(json));
    return RuleTrial.of(entry, LISTS).of(event, Attributes.NONE, Redactor.standard().of(event));
  }
}
