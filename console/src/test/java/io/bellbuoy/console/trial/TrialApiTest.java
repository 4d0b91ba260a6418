package io.bellbuoy.console.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.NamedList;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialApiTest {

  private static final Map<String, NamedList> LISTS =
      Map.of("admins", new NamedList("admins", List.of("alice")));
  private static final String CANARY = "Y2FuYXJ5LXNlY3JldA==";

  private static Trials trials;
  private static ApiServer server;

  @BeforeAll
  static void start() throws Exception {
    trials =
        new Trials(
            TrialLimits.USUAL, Redactor.standard(), Journal.empty()::reader, Clock.systemUTC());
    server = new ApiServer(new TrialApi(() -> LISTS, Redactor.standard(), trials));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    trials.close();
  }

  @Test
  void anExpressionIsCheckedAsItIsTyped() throws Exception {
    ApiServer.Reply reply =
        server.post("/api/v1/check", "{\"expression\":\"jpath(\\\"verb\\\") = \"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("diagnostics")).hasSize(1);
    JsonNode found = reply.body().path("diagnostics").path(0);
    assertThat(found.path("field").textValue()).isEqualTo("expression");
    assertThat(found.path("severity").textValue()).isEqualTo("error");
    assertThat(found.path("line").intValue()).isEqualTo(1);
    assertThat(reply.body().path("cost").isNull()).isTrue();
  }

  @Test
  void whatNeverHoldsAndWhatMakesEventsBeReadToTheirEndIsSaid() throws Exception {
    String expression =
        "(jpath(\\\"verb\\\") = \\\"get\\\" and jpath(\\\"verb\\\") = \\\"list\\\")"
            + " or jpath(\\\"annotations.y\\\") = \\\"z\\\"";

    ApiServer.Reply reply = server.post("/api/v1/check", "{\"expression\":\"" + expression + "\"}");

    JsonNode warning = reply.body().path("diagnostics").path(0);
    assertThat(warning.path("severity").textValue()).as(reply.toString()).isEqualTo("warning");
    assertThat(warning.path("message").textValue()).contains("verb");
    assertThat(reply.body().path("cost").path("path").textValue()).startsWith("annotations.");
    assertThat(reply.body().path("cost").path("reason").textValue()).isNotBlank();
  }

  @Test
  void aRuleThatIsNotFinishedIsCheckedAllTheSame() throws Exception {
    String body =
        """
        {"rule":{"id":"","severity":null,"expression":"jpath(\\"verb\\") = \\"get\\"",
         "message":"{","exceptions":[{"name":"x","expression":"nonsense"}]}}\
        """;

    ApiServer.Reply reply = server.post("/api/v1/check", body);

    assertThat(reply.body().path("diagnostics").findValuesAsText("field"))
        .containsExactly("message", "exceptions[0].expression");
  }

  @Test
  void tooLongAnExpressionIsRefusedPlainly() throws Exception {
    String body = "{\"expression\":\"" + "x".repeat(RuleDraft.MOST + 1) + "\"}";

    ApiServer.Reply reply = server.post("/api/v1/check", body);

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body().path("detail").textValue())
        .contains("100000 are taken")
        .contains("in @name");
  }

  @Test
  void anExpressionOfSixtyFiveKibibytesIsADiagnosticAndNoFailure() throws Exception {
    String body = "{\"expression\":\"" + "x".repeat(66_000) + "\"}";

    ApiServer.Reply reply = server.post("/api/v1/check", body);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().at("/diagnostics/0/message").textValue()).contains("64 KiB");
  }

  @Test
  void givenEventsAreJudgedInTheirOrder() throws Exception {
    JsonNode results =
        tried(
            "jpath(\"user.username\") in @admins",
            Drafts.json("get", "alice", "n", ""),
            Drafts.json("get", "bob", "n", ""));

    assertThat(results.findValuesAsText("matches")).containsExactly("true", "false");
    assertThat(results.at("/0/evidence/0/path").textValue()).isEqualTo("user.username");
    assertThat(results.at("/0/evidence/0/value").textValue()).isEqualTo("alice");
    assertThat(results.at("/0/evidence/0/held").booleanValue()).isTrue();
    assertThat(results.at("/1/evidence/0/value").textValue()).isEqualTo("bob");
    assertThat(results.at("/1/evidence/0/held").booleanValue()).isFalse();
  }

  @Test
  void theExceptionThatKeptAnEventBackIsNamed() throws Exception {
    ObjectNode body =
        body(Drafts.json("get", "alice", "n", ""), Drafts.json("list", "alice", "n", ""));
    body.putObject("rule")
        .put("expression", "jpath(\"verb\") = \"get\"")
        .put("message", "{user.username} in {objectRef.namespace}")
        .putArray("exceptions")
        .addObject()
        .put("name", "our own")
        .put("expression", "jpath(\"user.username\") = \"alice\"");

    JsonNode results = post(body).body().path("results");

    assertThat(results.at("/0/matches").booleanValue()).isFalse();
    assertThat(results.at("/0/exception").textValue()).isEqualTo("our own");
    assertThat(results.at("/0/message").textValue()).isEqualTo("alice in n");
    assertThat(results.at("/1/exception").isNull())
        .as("where the rule would not match, no exception kept it back")
        .isTrue();
  }

  @Test
  void anEventListCountsAsItsEvents() throws Exception {
    String list =
        "{\"kind\":\"EventList\",\"items\":[%s,%s]}"
            .formatted(Drafts.json("get", "a", "n", ""), Drafts.json("list", "a", "n", ""));

    assertThat(tried("jpath(\"verb\") = \"list\"", list).findValuesAsText("matches"))
        .containsExactly("false", "true");
  }

  @Test
  void aTwinThatHidesAValueIsSeen() throws Exception {
    String event =
        Drafts.json("create", "a", "n", "\"requestObject\":{\"x\":{\"p\":1.0,\"p\":true}}");

    JsonNode results = tried("jpath(\"requestObject.x.p\") = \"1.0\"", event);

    assertThat(results.at("/0/matches").booleanValue()).isTrue();
  }

  @Test
  void secretsOfGivenEventsDoNotComeBack() throws Exception {
    String event =
        Drafts.json(
            "create",
            "a",
            "n",
            "\"requestObject\":{\"kind\":\"Secret\",\"data\":{\"k\":\"" + CANARY + "\"}}");
    ObjectNode body = body(event);
    body.putObject("rule")
        .put("expression", "jpath(\"requestObject.data.k\") startswith \"Y2\"")
        .put("message", "{requestObject.data.k} was made");

    ApiServer.Reply reply = post(body);

    assertThat(reply.body().at("/results/0/matches").booleanValue()).isTrue();
    assertThat(reply.http().body()).doesNotContain(CANARY).contains("[redacted] was made");
  }

  @Test
  void whatIsNoEventIsToldAtItsPlace() throws Exception {
    JsonNode results = tried("true", "null", "[1]", Drafts.json("get", "a", "n", ""));

    assertThat(results).hasSize(3);
    assertThat(results.at("/0/unreadable").textValue()).isNotBlank();
    assertThat(results.at("/1/unreadable").textValue()).isNotBlank();
    assertThat(results.at("/2/unreadable").isNull()).isTrue();
  }

  @Test
  void attributesAreThoseOfTheRequest() throws Exception {
    ObjectNode body = body(Drafts.json("get", "a", "n", ""));
    body.put("expression", "cluster = \"prod\"");
    body.putObject("attributes").put("cluster", "prod");

    assertThat(post(body).body().at("/results/0/matches").booleanValue()).isTrue();
  }

  @Test
  void aRuleThatDoesNotCompileIsNotTried() throws Exception {
    ObjectNode body = body(Drafts.json("get", "a", "n", ""));
    body.put("expression", "jpath(\"verb\")");

    ApiServer.Reply reply = post(body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().path("diagnostics")).hasSize(1);
    assertThat(reply.body().at("/diagnostics/0/hint").textValue()).contains("exists");
  }

  @Test
  void tooManyEventsAreRefused() throws Exception {
    ObjectNode body = JsonSerde.mapper().createObjectNode().put("expression", "true");
    for (int i = 0; i <= EventTrial.MOST_EVENTS; i++) {
      body.withArray("events").addObject();
    }

    assertThat(post(body).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"expression":"true"}                                          | either events
          {"expression":"true","events":[],"last":"PT1H"}                | either events
          {"events":[]}                                                  | either rule
          {"rule":{},"events":[]}                                        | rule.expression is missing
          {"rule":{"expression":5},"events":[]}                          | rule.expression must be a text
          {"rule":[],"events":[]}                                        | rule must be an object
          {"rule":{"expression":"true","exceptions":{}},"events":[]}     | rule.exceptions must be an array
          {"rule":{"expression":"true"},"expression":"true","events":[]} | either rule
          {"expression":"true","events":[],"attributes":{"cloud":"x"}}   | GET /api/v1/vocabulary
          {"expression":"true","last":"yesterday"}                       | PT24H
          {"expression":"true","last":"PT0S"}                            | at most
          {"expression":"true","last":"-PT1H"}                           | at most
          {"expression":"true","last":"P8D"}                             | at most
          {"expression":"true","last":"PT1H","attributes":{}}            | attributes go with events
          {"expression":"true","events":[],"evenst":[]}                  | evenst
          """)
  void aRequestThatCannotBeMeantIsRefusedWithWhatToDo(String body, String told) throws Exception {
    ApiServer.Reply reply = server.post("/api/v1/trial", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("detail").textValue()).contains(told);
  }

  private static JsonNode tried(String expression, String... events) throws Exception {
    ApiServer.Reply reply = post(body(events).put("expression", expression));
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return reply.body().path("results");
  }

  /** By hand: a tree of Jackson's keeps one of two twins. */
  private static ObjectNode body(String... events) {
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    for (String event : events) {
      body.withArray("events").addRawValue(new com.fasterxml.jackson.databind.util.RawValue(event));
    }
    return body;
  }

  private static ApiServer.Reply post(ObjectNode body) throws Exception {
    return server.post("/api/v1/trial", JsonSerde.mapper().writeValueAsString(body));
  }
}
