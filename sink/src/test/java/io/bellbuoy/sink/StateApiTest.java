package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestApi.CONSOLE;
import static io.bellbuoy.sink.TestApi.EDITOR;
import static io.bellbuoy.sink.TestApi.TOKEN;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.registry.Change;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say of alerts, over HTTP. */
final class StateApiTest {

  private static final String ACKNOWLEDGED = "{\"state\":\"acknowledged\"}";
  private static final String CLOSED =
      "{\"state\":\"closed\",\"reason\":\"expected\",\"comment\":\" <b>a drill</b> \"}";

  @TempDir private static Path folder;
  private static TestApi api;

  @BeforeAll
  static void open() {
    api = new TestApi(folder);
  }

  @BeforeEach
  void fill() {
    api.empty();
    api.store().save(alerts(5));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static String path(int n) {
    return "/api/v1/alerts/" + alert(n).id() + "/state";
  }

  private static JsonNode one(int n) {
    return api.json("/api/v1/alerts/" + alert(n).id());
  }

  @Test
  void anAlertIsOpenAtFirst() {
    assertThat(one(1).path("state").toString()).isEqualTo("{\"state\":\"open\"}");
    assertThat(one(1).path("history")).isEmpty();
    assertThat(api.json("/api/v1/alerts").path("items").get(0).path("state").path("state").asText())
        .isEqualTo("open");
    assertThat(api.json("/api/v1/alerts").path("items").get(0).has("history")).isFalse();
  }

  @Test
  void whatIsSaidIsShownWithWhoAndWhenAndFound() {
    HttpResponse<String> answer = api.post(path(1), ACKNOWLEDGED, EDITOR);
    api.post(path(1), CLOSED, EDITOR);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(api.parse(answer).path("state").asText()).isEqualTo("acknowledged");
    JsonNode state = one(1).path("state");
    assertThat(state.path("state").asText()).isEqualTo("closed");
    assertThat(state.path("reason").asText()).isEqualTo("expected");
    assertThat(state.path("comment").asText()).isEqualTo("<b>a drill</b>");
    assertThat(state.path("by").asText()).isEqualTo("token editor");
    assertThat(state.path("from").asText()).isEqualTo("127.0.0.1");
    assertThat(Instant.parse(state.path("at").asText())).isAfter("2026-01-01T00:00:00Z");
    assertThat(one(1).path("history")).hasSize(2);
    assertThat(one(1).path("history").get(1)).isEqualTo(state);
    JsonNode found = api.json("/api/v1/alerts?state=closed").path("items");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("state")).isEqualTo(state);
    assertThat(api.json("/api/v1/alerts?state=open&state=acknowledged").path("items")).hasSize(4);
    assertThat(api.json("/api/v1/alerts/stats").path("byState").path("closed").asInt())
        .isEqualTo(1);
  }

  @Test
  void theTrailOfChangesIsToldWhatWasMadeOfWhatByWhomFromWhere() {
    api.post(path(1), ACKNOWLEDGED, EDITOR);
    api.post(path(1), CLOSED, EDITOR);
    api.post(path(1), "{\"state\":\"open\"}", EDITOR);

    assertThat(api.changes()).hasSize(3);
    Change closed = api.changes().get(1);
    assertThat(closed.object()).isEqualTo("alert/" + alert(1).id());
    assertThat(closed.by()).isEqualTo("token editor");
    assertThat(closed.from()).isEqualTo("127.0.0.1");
    assertThat(closed.at()).hasToString(one(1).at("/history/1/at").asText());
    String rule = "{\"rule\":\"" + alert(1).rule().id() + "\",";
    assertThat(closed.before()).hasToString(rule + "\"state\":\"acknowledged\"}");
    String made = "\"state\":\"closed\",\"reason\":\"expected\"";
    assertThat(closed.after()).hasToString(rule + made + ",\"comment\":\"<b>a drill</b>\"}");
    assertThat(api.changes().get(0).before()).hasToString(rule + "\"state\":\"open\"}");
    assertThat(api.changes().get(2).before()).hasToString(rule + made + "}");
  }

  @Test
  void whatWasRefusedOrSaidBeforeIsNoChange() {
    api.post(path(1), ACKNOWLEDGED, TOKEN);
    api.post(path(1), "{}", EDITOR);
    api.post("/api/v1/alerts/nobody/state", ACKNOWLEDGED, EDITOR);
    api.post(path(1), "{\"state\":\"open\"}", EDITOR);

    assertThat(api.changes()).isEmpty();
  }

  @Test
  void anAlertThatComesAgainKeepsItsState() {
    api.post(path(1), CLOSED, EDITOR);

    api.store().save(alerts(5));

    assertThat(one(1).path("state").path("state").asText()).isEqualTo("closed");
  }

  @Test
  void theSameRequestTwiceIsNotedOnce() {
    HttpResponse<String> first = api.post(path(1), ACKNOWLEDGED, EDITOR);
    HttpResponse<String> second = api.post(path(1), ACKNOWLEDGED, EDITOR);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(one(1).path("history")).hasSize(1);
  }

  @Test
  void aViewerIsRefusedWhateverHeadersItSends() {
    HttpResponse<String> plain = api.post(path(1), ACKNOWLEDGED, TOKEN);
    HttpResponse<String> claims =
        api.post(
            path(1), ACKNOWLEDGED, TOKEN, "X-Bellbuoy-User", "root", "X-Bellbuoy-Role", "admin");

    assertThat(plain.statusCode()).isEqualTo(403);
    assertThat(claims.statusCode()).isEqualTo(403);
    assertThat(claims.body()).contains("needs the role editor");
    assertThat(api.post(path(1), ACKNOWLEDGED, "Bearer wrong").statusCode()).isEqualTo(401);
    assertThat(one(1).path("state").path("state").asText()).isEqualTo("open");
  }

  @Test
  void anEditorCannotSpeakForSomebodyElse() {
    api.post(path(1), ACKNOWLEDGED, EDITOR, "X-Bellbuoy-User", "root", "X-Bellbuoy-Role", "admin");

    assertThat(one(1).path("state").path("by").asText()).isEqualTo("token editor");
  }

  @Test
  void theConsoleSpeaksForWhomItNamesWithTheRoleItNames() {
    String[] viewer = {"X-Bellbuoy-User", "bob", "X-Bellbuoy-Role", "viewer"};
    String[] editor = {
      "X-Bellbuoy-User", "alice", "X-Bellbuoy-Role", "editor", "X-Bellbuoy-Address", "192.0.2.9"
    };

    assertThat(api.post(path(1), ACKNOWLEDGED, CONSOLE, viewer).statusCode()).isEqualTo(403);
    assertThat(api.post(path(1), ACKNOWLEDGED, CONSOLE).statusCode()).isEqualTo(403);
    assertThat(api.post(path(1), ACKNOWLEDGED, CONSOLE, editor).statusCode()).isEqualTo(200);
    assertThat(one(1).path("state").path("by").asText()).isEqualTo("alice");
    assertThat(one(1).path("state").path("from").asText()).isEqualTo("192.0.2.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|body|must be a JSON object|400",
        "[]|body|must be a JSON object|400",
        "null|body|must be a JSON object|400",
        "{|body|it is no JSON|400",
        "{}|state|it must be there: open, acknowledged, closed|400",
        "{\"state\":\"shut\"}|state|it must be one of open, acknowledged, closed|400",
        "{\"state\":3}|state|it must be a string|400",
        "{\"state\":\"open\",\"who\":\"me\"}|body|a member besides|400",
        "{\"state\":\"closed\"}|reason|an alert is closed with one: resolved, false-positive|400",
        "{\"state\":\"closed\",\"reason\":\"bored\"}|reason|it must be one of resolved|400",
        "{\"state\":\"open\",\"reason\":\"expected\"}|reason|only what is closed has one|400",
        "{\"state\":\"open\",\"comment\":[]}|comment|it must be a string|400"
      })
  void whatIsNotUnderstoodIsRefused(String body, String field, String why, int status) {
    HttpResponse<String> answer = api.post(path(1), body, EDITOR);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(api.parse(answer).path("field").asText()).isEqualTo(field);
    assertThat(api.parse(answer).path("detail").asText()).contains(why);
    assertThat(one(1).path("state").path("state").asText()).isEqualTo("open");
  }

  @Test
  void longTextsAreRefused() {
    String comment = "{\"state\":\"open\",\"comment\":\"%s\"}";

    assertThat(api.post(path(1), comment.formatted("x".repeat(4000)), EDITOR).statusCode())
        .isEqualTo(200);
    assertThat(api.post(path(1), comment.formatted("x".repeat(4001)), EDITOR).body())
        .contains("comment: it is longer than 4000 characters");
    HttpResponse<String> tooLong = api.post(path(1), comment.formatted("x".repeat(70_000)), EDITOR);
    assertThat(tooLong.statusCode()).isEqualTo(413);
    assertThat(tooLong.body()).contains("the body is longer than 65536 bytes");
  }

  @Test
  void anAlertThatIsNotThereIsSaidSo() {
    HttpResponse<String> answer = api.post("/api/v1/alerts/nobody/state", ACKNOWLEDGED, EDITOR);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("there is no alert of that id");
  }

  @Test
  void tooMuchSaidOfOneAlertIsAConflict() {
    for (int i = 0; i < 200; i++) {
      api.post(path(1), "{\"state\":\"open\",\"comment\":\"%s\"}".formatted(i), EDITOR);
    }

    HttpResponse<String> answer = api.post(path(1), ACKNOWLEDGED, EDITOR);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("200 times");
  }

  @Test
  void aStateIsOnlyPosted() {
    HttpResponse<String> answer = api.get(path(1));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }
}
