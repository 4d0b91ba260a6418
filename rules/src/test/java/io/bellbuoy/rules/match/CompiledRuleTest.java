package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.json;
import static io.bellbuoy.rules.match.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.expression.EventPaths;
import io.bellbuoy.schemas.Alert.Evidence;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompiledRuleTest {

  private static final JsonValue SECRET =
      read(
          "{'verb':'create','user':{'username':'mallory'},'objectRef':{'resource':'secrets'},"
              + "'requestObject':{'kind':'Secret','metadata':{'name':'db'},"
              + "'data':{'password':'Q0FOQVJZ','password':'TWIN_CANARY'},"
              + "'stringData':{'token':'PLAIN_CANARY'}}}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"requestObject.data.password\") contains /./",
        "jpath(\"requestObject.data.*\") != \"x\"",
        "jpath(\"requestObject..password\") startswith \"Q0\"",
        "base64Decode(jpath(\"requestObject.data.password\")) = \"CANARY\"",
        "lowercase(jpath(\"requestObject.stringData.token\")) contains \"canary\"",
        "any(\"requestObject.data\", jpath(\"password\") contains \"CANARY\")",
        "any(\"requestObject.data.*\", jpath(\"@\") contains \"CANARY\")",
        "exists(jpath(\"requestObject.data\"))",
        "exists(jpath(\"requestObject.stringData.token\"))",
        "jpath(\"requestObject.stringData.token\") = jpath(\"$.requestObject.stringData.token\")",
      })
  void secretsAreFoundByRulesAndNeverShown(String expression) {
    CompiledRule rule =
        compile(
            expression,
            "{requestObject.data.password} {requestObject..token} {requestObject.data}"
                + " {requestObject} {requestObject.data.*}");
    Redaction redaction = Redactor.standard().of(SECRET);

    assertThat(rule.matches(SECRET, Attributes.NONE)).isTrue();
    assertThat(rule.evidence(SECRET, Attributes.NONE, redaction)).isNotEmpty();
    assertThat(rule.evidence(SECRET, Attributes.NONE, redaction).toString())
        .doesNotContain("CANARY", "canary", "Q0FOQVJZ");
    assertThat(rule.message(SECRET, Attributes.NONE, redaction))
        .contains(Redaction.MARK)
        .doesNotContain("CANARY", "Q0FOQVJZ");
  }

  @Test
  void evidenceSaysWhatTheExpressionFound() {
    CompiledRule rule =
        compile(
            "jpath(\"verb\") = \"create\" and jpath(\"requestObject.data.password\") != \"x\"",
            "{user.username} {verb}");
    Redaction redaction = Redactor.standard().of(SECRET);

    assertThat(rule.evidence(SECRET, Attributes.NONE, redaction))
        .contains(new Evidence("verb", "create"))
        .contains(new Evidence("requestObject.data.password", Redaction.MARK));
    assertThat(rule.message(SECRET, Attributes.NONE, redaction)).isEqualTo("mallory create");
  }

  @Test
  void configuredPathsAreHiddenWithAllThatIsInside() {
    JsonValue event =
        read("{'user':{'b':[{'c':'CANARY'},{'c':['CANARY']}]},'verb':'me','code':[true,null,1]}");
    Redactor redactor =
        Redactor.with(
            List.of(EventPaths.of("user.b"), EventPaths.of("code"), EventPaths.of("none")));
    CompiledRule rule = compile("jpath(\"user..c\") = \"CANARY\"", "{user.b.c} {verb}");

    Redaction redaction = redactor.of(event);

    assertThat(redaction.write(event))
        .isEqualTo(
            "{\"user\":{\"b\":[\"[redacted]\",\"[redacted]\"]},\"verb\":\"me\","
                + "\"code\":[\"[redacted]\",null,\"[redacted]\"]}");
    assertThat(rule.evidence(event, Attributes.NONE, redaction))
        .extracting(Evidence::value)
        .containsOnly(Redaction.MARK);
    assertThat(rule.message(event, Attributes.NONE, redaction))
        .isEqualTo("[redacted], [redacted] me");
  }

  @Test
  void evidenceIsBounded() {
    StringBuilder expression = new StringBuilder("true");
    StringBuilder members = new StringBuilder("'username':'x'");
    for (int i = 0; i < 40; i++) {
      expression.append(" and exists(jpath(\"user.p").append(i).append("\"))");
      members.append(",'p").append(i).append("':'").append("v".repeat(5_000)).append("'");
    }
    JsonValue event = read("{'user':{" + members + "}}");

    List<Evidence> evidence =
        compile(expression.toString(), "m")
            .evidence(event, Attributes.NONE, Redactor.standard().of(event));

    assertThat(evidence).hasSize(20);
    assertThat(evidence)
        .allSatisfy(e -> assertThat(e.value()).hasSizeLessThanOrEqualTo(1024).endsWith("…"));
  }

  private static CompiledRule compile(String expression, String message) {
    return Objects.requireNonNull(
        RuleCompiler.compile(rule("a", expression, message), Map.of()).rule());
  }

  private static JsonValue read(String text) {
    return JsonReader.read(json(text));
  }
}
