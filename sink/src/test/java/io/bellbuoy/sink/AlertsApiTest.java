package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Severity;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlertsApiTest {

  @TempDir private static Path folder;
  private static TestApi api;

  /** One for all: what a test leaves in it is removed before the next. */
  @BeforeAll
  static void open() {
    api = new TestApi(folder);
  }

  @BeforeEach
  void empty() {
    api.empty();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/alerts",
        "/api/v1/alerts?nonsense=1",
        "/api/v1/alerts/stats",
        "/api/v1/alerts/attack",
        "/api/v1/alerts.csv",
        "/api/v1/alerts.ndjson?nonsense=1",
        "/api/v1/alerts/anything/neighbours",
        "/api/v1/alerts/stream",
        "/api/v1/alerts/anything",
        "/api/v1/nothing"
      })
  void everythingAsksForAToken(String path) {
    HttpResponse<String> without = api.get(path, null);

    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(without.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(without.body()).contains("an API token is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "bearer expired-token", "Bearer \u00fc"})
  void aTokenThatIsNotValidIsRefused(String header) {
    HttpResponse<String> response = api.get("/api/v1/alerts", header);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\"");
    assertThat(response.body()).contains("unknown or has expired").doesNotContain("expired-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic dG9rZW4=", "Bearer", "Bearer ", "valid-token"})
  void whatIsNoBearerTokenIsRefused(String header) {
    assertThat(api.get("/api/v1/alerts", header).statusCode()).isEqualTo(401);
  }

  @Test
  void beforeTokensAreKnownItSaysComeAgain() {
    api.forgetPeople();

    HttpResponse<String> response = api.get("/api/v1/alerts");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void theNewestComeFirstAsTheyAre() {
    api.store().save(alerts(60));

    JsonNode page = api.json("/api/v1/alerts");

    assertThat(page.path("items")).hasSize(50);
    assertThat(page.path("items").get(0).path("id").asText()).isEqualTo(alert(59).id());
    assertThat(page.path("next").isTextual()).isTrue();
    assertThat(api.json("/api/v1/alerts/" + alert(7).id()).path("message").asText())
        .isEqualTo("message 7");
  }

  @Test
  void pagesAreFollowedToTheEnd() {
    api.store().save(alerts(23));
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.json("/api/v1/alerts?limit=5&sort=raisedAt" + cursor);
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
    } while (!cursor.isEmpty());

    assertThat(ids).isEqualTo(alerts(23).stream().map(a -> a.id()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "cluster=prod, 24",
    "cluster=nobody, 0",
    "rule=host-path, 8",
    "rule=host-path&rule=exec-in-pod, 16",
    "severity=high, 6",
    "severity=high&cluster=prod&rule=host-path, 2",
    "user=user-1, 4",
    "namespace=kube-system, 8",
    "namespace=%C3%9Cn%C3%AFcode, 8",
    "resource=pods, 24",
    "verb=create, 24",
    "attack=T161, 5",
    "state=open, 24",
    "state=closed, 0",
    "q=MESSAGE%2012, 1",
    "q=100%25, 0",
    "from=2026-03-01T12:00:10Z, 14",
    "to=2026-03-01T12:00:10Z, 10",
    "from=2026-03-01T13:00:10%2B01:00&to=2026-03-01T12:00:12Z, 2"
  })
  void everyFilterSelects(String query, int count) {
    api.store().save(alerts(24));

    assertThat(api.json("/api/v1/alerts?limit=1000&" + query).path("items")).hasSize(count);
    assertThat(api.json("/api/v1/alerts/stats?" + query).path("total").asInt()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit, 0, it must be a number from 1 to 1000",
    "limit=1001, limit, 1001, it must be a number from 1 to 1000",
    "limit=ten, limit, ten, it must be a number from 1 to 1000",
    "sort=name, sort, name, it must be -raisedAt",
    "from=yesterday, from, yesterday, it must be a time such as",
    "to=2026-13-01T00:00:00Z, to, 2026-13-01T00:00:00Z, it must be a time such as",
    "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, from, 2026-03-02T00:00:00Z, it is after to",
    "state=shut, state, shut, 'it must be one of open, acknowledged, closed'",
    "severity=urgent, severity, urgent, 'it must be one of low, medium, high, critical'",
    "sevrity=high, sevrity, high, there is no such parameter",
    "q=a&q=b, q, b, it is given more than once",
    "from=+1000000000-12-31T23:59:59Z, from, ' 1000000000-12-31T23:59:59Z', it must be a time"
  })
  void aWrongParameterIsNamedWithItsValue(
      String query, String parameter, String value, String problem) {
    HttpResponse<String> response = api.get("/api/v1/alerts?" + query);
    JsonNode document = api.parse(response);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(document.path("parameter").asText()).isEqualTo(parameter);
    assertThat(document.path("value").asText()).isEqualTo(value);
    assertThat(document.path("detail").asText()).contains(parameter + ": " + problem);
  }

  @Test
  void aCursorThatWasChangedIsRefused() {
    api.store().save(alerts(10));
    String cursor = api.json("/api/v1/alerts?limit=5").path("next").asText();

    assertThat(api.get("/api/v1/alerts?limit=5&cursor=x" + cursor).statusCode()).isEqualTo(400);
    HttpResponse<String> other = api.get("/api/v1/alerts?limit=5&verb=get&cursor=" + cursor);
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains("cursor: it belongs to another query");
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/alerts/nobody, there is no alert", "/api/v2/alerts, there is nothing here"})
  void whatIsNotThereIsSaidSo(String path, String problem) {
    HttpResponse<String> response = api.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void onlyReadingIsAllowed(String method) {
    HttpResponse<String> response = api.call(method, "/api/v1/alerts");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/alerts", "/api/v1/alerts/nobody", "/nothing"})
  void noAnswerIsKeptOrGuessedAt(String path) {
    HttpResponse<String> response = api.get(path);

    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void statsCountWhatIsThere() {
    api.store().save(alerts(8));
    api.store().save(List.of(alert("test", 3600, Severity.LOW, "later")));

    JsonNode stats = api.json("/api/v1/alerts/stats");

    assertThat(stats.path("total").asInt()).isEqualTo(9);
    assertThat(stats.path("bySeverity").path("low").asInt()).isEqualTo(3);
    assertThat(stats.path("byCluster").path("prod").asInt()).isEqualTo(8);
    assertThat(stats.path("interval").asText()).isEqualTo("PT1M");
    assertThat(stats.path("histogram").get(1).path("start").asText())
        .isEqualTo("2026-03-01T13:00:00Z");
  }

  @Test
  void aStoreThatFailsIsSaidWithoutItsInsides() {
    try (TestApi broken = new TestApi(folder.resolve("broken"))) {
      broken.store().close();

      HttpResponse<String> response = broken.get("/api/v1/alerts");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).contains("does not answer").doesNotContain(folder.toString());
    }
  }

  @Test
  void manyQuestionsAtOnceAreAllAnswered() {
    api.store().save(alerts(100));

    List<Integer> statuses =
        Collections.nCopies(200, "/api/v1/alerts?limit=10").parallelStream()
            .map(path -> api.get(path).statusCode())
            .toList();

    assertThat(statuses).hasSize(200).containsOnly(200);
  }
}
