package io.bellbuoy.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.console.rules.Samples;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole console that is asked for what cannot be: each answer says what is wrong. */
class BadRequestsTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final String MARKUP = "<img src=x onerror=alert(1)>";
  private static final int LONG = 100 << 10;

  private static TestConsole console;

  @BeforeAll
  static void start(@TempDir Path data) {
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    console = TestConsole.start(kafka, data);
    make("/rules/a", Samples.body(Samples.rule("a")));
    make("/rules/b", Samples.body(Samples.rule("b")));
    make("/lists/admins", "{\"members\":[\"alice\"]}");
    make("/lists/bots", "{\"members\":[\"ci\"]}");
    make("/clusters/prod", "{}");
    make("/clusters/test", "{}");
    make("/channels/pager", "{\"kind\":\"stdout\",\"options\":{}}");
    make("/channels/siem", "{\"kind\":\"stdout\",\"options\":{}}");
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static void make(String path, String body) {
    HttpResponse<String> made = call("PUT", path, body, "If-None-Match", "*");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static HttpResponse<String> call(
      String method, String path, @Nullable String body, String... headers) {
    return console.call(Role.ADMIN, method, "/api/v1" + path, body, headers);
  }

  @ParameterizedTest(name = "{0} {1} with {2}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT    | /clusters/prod      |                       | {}                                  | 428 | If-Match
          PUT    | /clusters/prod      | If-Match: "yesterday" | {}                                  | 412 | changed it
          PUT    | /clusters/prod      | If-None-Match: *      | {}                                  | 412 | exists
          PUT    | /clusters/none      | If-Match: "x"         | {}                                  | 404 | none
          PUT    | /clusters/UP        | If-None-Match: *      | {}                                  | 422 | cluster's id
          PUT    | /clusters/prod      | If-Match: *           | {"labels":{"a":null}}               | 422 | labels.a
          PUT    | /clusters/prod      | If-Match: *           | {"labels":[]}                       | 400 | labels
          PUT    | /clusters/prod      | If-Match: *           | {"attributes":{"colour":"red"}}     | 400 | attributes
          DELETE | /clusters/prod      |                       |                                     | 428 | If-Match
          DELETE | /clusters/prod      | If-Match: "yesterday" |                                     | 412 | changed it
          POST   | /clusters/prod/token |                      | {"overlap":"soon"}                  | 422 | overlap
          GET    | /clusters/none/webhook |                    |                                     | 404 | cluster
          GET    | /clusters?limit=0   |                       |                                     | 400 | limit
          PUT    | /channels/pager     |                       | {"kind":"webhook"}                  | 428 | If-Match
          PUT    | /channels/pager     | If-Match: "yesterday" | {"kind":"stdout"}                   | 412 | changed it
          PUT    | /channels/pager     | If-Match: *           | {}                                  | 400 | kind
          PUT    | /channels/pager     | If-Match: *           | {"kind":"webhook","minSeverity":"x"} | 400 | minSeverity
          PUT    | /channels/pager     | If-Match: *           | {"kind":"<b>"}                      | 422 | kind
          DELETE | /channels/pager     | If-Match: "yesterday" |                                     | 412 | changed it
          GET    | /channels/none      |                       |                                     | 404 | channel
          PUT    | /users/viewer       |                       | {"role":"admin"}                    | 428 | If-Match
          PUT    | /users/viewer       | If-Match: "yesterday" | {"role":"admin"}                    | 412 | changed it
          PUT    | /users/viewer       | If-Match: *           | {"role":"king"}                     | 400 | role
          PUT    | /users/viewer       | If-Match: *           | {}                                  | 400 | role
          PUT    | /users/viewer       | If-Match: *           | {"role":"viewer","password":"short"} | 422 | password
          PUT    | /users/%3Cb%3E      | If-None-Match: *      | {"role":"viewer"}                   | 422 | name
          DELETE | /users/none         | If-Match: *           |                                     | 404 | none
          PUT    | /tokens/viewer      |                       | {"role":"viewer"}                   | 428 | If-Match
          PUT    | /tokens/viewer      | If-Match: "yesterday" | {"role":"viewer"}                   | 412 | changed it
          PUT    | /tokens/new         | If-None-Match: *      | {"role":"viewer","expiresAt":"yesterday"} | 400 | expiresAt
          PUT    | /tokens/new         | If-None-Match: *      | {"role":"viewer","expiresAt":"2020-01-01T00:00:00Z"} | 422 | past
          PUT    | /tokens/console     | If-Match: *           | {"role":"admin"}                    | 409 | console's own
          DELETE | /tokens/viewer      | If-Match: "yesterday" |                                     | 412 | changed it
          PUT    | /lists/admins       | If-Match: "yesterday" | {"members":[]}                      | 412 | changed it
          PUT    | /rules/a            | If-Match: "yesterday" | RULE                                | 412 | changed it
          PUT    | /rules/a            | If-Match: *           | LONG                                | 422 | compile
          PUT    | /rules/a            | If-Match: *           | NOT JSON                            | 400 | line 1
          POST   | /policy/publish     |                       | {}                                  | 428 | If-Match
          POST   | /policy/publish     | If-Match: "yesterday" | {}                                  | 412 | changed it
          POST   | /policy/versions/99/restore |               |                                     | 404 | published
          POST   | /policy/versions/x/restore |                |                                     | 404 | number
          POST   | /check              |                       | LONG EXPRESSION                     | 413 | characters
          POST   | /check              |                       | {}                                  | 400 | expression
          POST   | /trial              |                       | LONG EXPRESSION                     | 400 | events
          POST   | /trial              |                       | {"expression":"true","last":"P9D"}  | 400 | last
          POST   | /trial              |                       | {"expression":"tru","events":[{}]}  | 422 | compile
          GET    | /trial/none         |                       |                                     | 404 | trial
          GET    | /changes?from=then  |                       |                                     | 400 | from
          GET    | /dead-letters?cursor=AAAA |                 |                                     | 400 | cursor
          POST   | /session            |                       | {"name":"a"}                        | 400 | password
          GET    | /alerts             |                       |                                     | 503 | sink
          GET    | /nothing            |                       |                                     | 404 | openapi
          PATCH  | /rules/a            |                       |                                     | 405 | GET, PUT
          """)
  void isAProblemThatSaysWhatIsWrong(
      String method,
      String path,
      @Nullable String header,
      @Nullable String body,
      int status,
      String word) {
    String[] headers = header == null ? new String[0] : header.split(": ", 2);

    HttpResponse<String> answer = call(method, path, sent(body), headers);

    JsonNode problem = TestConsole.json(answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualTo("application/problem+json");
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).contains(word).doesNotContain("Exception");
    assertThat(problem.has("current")).isEqualTo(status == 412);
  }

  private static @Nullable String sent(@Nullable String body) {
    if (body == null) {
      return null;
    }
    String wide = "true or ".repeat(LONG / 8) + "true";
    return switch (body) {
      case "RULE" -> Samples.body(Samples.rule("a", "true"));
      case "LONG" -> Samples.body(Samples.rule("a", wide));
      case "LONG EXPRESSION" ->
          JsonSerde.mapper().createObjectNode().put("expression", wide).toString();
      default -> body;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/rules", "/lists", "/clusters", "/channels", "/users", "/tokens", "/changes"})
  void aPageGoesOnAtItsCursorAndAtNoOther(String path) {
    HttpResponse<String> first = call("GET", path + "?limit=1", null);
    String cursor = TestConsole.json(first).path("next").asText();

    assertThat(cursor).as(first.body()).hasSizeGreaterThan(20);
    assertThat(call("GET", path + "?limit=1&cursor=" + cursor, null).statusCode()).isEqualTo(200);
    for (int place : new int[] {0, cursor.length() / 2, cursor.length() - 2}) {
      char other = cursor.charAt(place) == 'A' ? 'B' : 'A';
      String tampered = cursor.substring(0, place) + other + cursor.substring(place + 1);
      HttpResponse<String> refused = call("GET", path + "?limit=1&cursor=" + tampered, null);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(TestConsole.json(refused).path("detail").asText()).contains("cursor");
    }
    String elsewhere = path.equals("/lists") ? "/rules" : "/lists";
    assertThat(call("GET", elsewhere + "?limit=1&cursor=" + cursor, null).statusCode())
        .isEqualTo(400);
  }

  @Test
  void whatIsMarkupStaysTextInAProblemToo() {
    HttpResponse<String> answer =
        call("PUT", "/rules/a", Samples.body(Samples.rule("a", MARKUP)), "If-Match", "*");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  @Test
  void whoSendsMoreThanIsTakenIsToldAndHungUpOn() {
    String huge = Samples.body(Samples.rule("a", "x".repeat(3 << 20)));

    HttpResponse<String> answer = call("PUT", "/rules/a", huge, "If-Match", "*");

    assertThat(answer.statusCode()).isEqualTo(413);
  }
}
