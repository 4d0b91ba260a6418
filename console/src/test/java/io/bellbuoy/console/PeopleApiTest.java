package io.bellbuoy.console;

import static io.bellbuoy.console.TestConsole.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
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

/** Users and API tokens over HTTP. */
class PeopleApiTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final String USERS = "/api/v1/users";
  private static final String TOKENS = "/api/v1/tokens";
  private static final String[] CREATE = {"If-None-Match", "*"};

  private static TestConsole console;

  @BeforeAll
  static void start(@TempDir Path data) {
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    console = TestConsole.start(kafka, data);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void aNewUserGetsAPasswordThatIsShownOnce() {
    HttpResponse<String> made = ask("PUT", USERS + "/carol", "{\"role\":\"editor\"}", CREATE);

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String password = json(made).path("password").asText();
    assertThat(password).hasSizeGreaterThanOrEqualTo(16);
    HttpResponse<String> read = ask("GET", USERS + "/carol", null);
    assertThat(read.body()).doesNotContain(password, "argon2", "sessions");
    assertThat(read.headers().firstValue("ETag")).isEqualTo(made.headers().firstValue("ETag"));
    assertThat(
            new TestBrowser(console)
                .logIn("carol", password)
                .path("mustChangePassword")
                .asBoolean())
        .isTrue();
  }

  @Test
  void twoWhoChangeOneUserDoNotOverwriteEachOther() {
    ask("PUT", USERS + "/dave", "{\"role\":\"viewer\"}", CREATE);
    String tag = ask("GET", USERS + "/dave", null).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> first =
        ask("PUT", USERS + "/dave", "{\"role\":\"editor\"}", "If-Match", tag);
    HttpResponse<String> second =
        ask("PUT", USERS + "/dave", "{\"role\":\"operator\"}", "If-Match", tag);
    HttpResponse<String> third = ask("PUT", USERS + "/dave", "{\"role\":\"operator\"}");
    HttpResponse<String> again = ask("PUT", USERS + "/dave", "{\"role\":\"viewer\"}", CREATE);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(json(second).path("current").path("role").asText()).isEqualTo("editor");
    assertThat(third.statusCode()).isEqualTo(428);
    assertThat(again.statusCode()).isEqualTo(412);
    assertThat(json(ask("GET", USERS + "/dave", null)).path("role").asText()).isEqualTo("editor");
  }

  @ParameterizedTest
  @CsvSource({
    "Upper, 422",
    "a%2Fb, 422",
    "%3Cscript%3E, 422",
    "-dash, 422",
  })
  void aNameThatIsNoneIsRefused(String name, int status) {
    assertThat(ask("PUT", USERS + "/" + name, "{\"role\":\"viewer\"}", CREATE).statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"role\":\"root\"}|role",
        "{}|role is missing",
        "{\"role\":\"viewer\",\"rank\":1}|rank is not known here",
        "{\"role\":\"viewer\"|no JSON",
        "[]|the body cannot be used",
        "{\"role\":\"viewer\",\"password\":\"short\"}|password must have 12 to 200 characters",
      })
  void aBodyThatCannotBeUsedIsToldWhy(String body, String why) {
    HttpResponse<String> refused = ask("PUT", USERS + "/erin", body, CREATE);

    assertThat(refused.statusCode()).isIn(400, 422);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(refused).path("detail").asText()).contains(why);
    assertThat(ask("GET", USERS + "/erin", null).statusCode()).isEqualTo(404);
  }

  @Test
  void theLastAdminStays() {
    ask("DELETE", USERS + "/new", null, "If-Match", "*");

    HttpResponse<String> removed = ask("DELETE", USERS + "/admin", null, "If-Match", "*");
    HttpResponse<String> lowered =
        ask("PUT", USERS + "/admin", "{\"role\":\"viewer\"}", "If-Match", "*");

    assertThat(removed.statusCode()).isEqualTo(409);
    assertThat(lowered.statusCode()).isEqualTo(409);
  }

  @Test
  void aListIsReadPageByPageAndItsCursorCannotBeMadeUp() {
    JsonNode first = json(ask("GET", USERS + "?limit=2", null));
    assertThat(first.path("items")).hasSize(2);
    String next = first.path("next").asText();

    JsonNode second = json(ask("GET", USERS + "?limit=1000&cursor=" + next, null));

    assertThat(second.path("next").isNull()).isTrue();
    assertThat(second.path("items").get(0).path("name").asText())
        .isGreaterThan(first.path("items").get(1).path("name").asText());
    String forged = (next.charAt(0) == 'A' ? "B" : "A") + next.substring(1);
    for (String bad : new String[] {forged, "x", next + "A", "%00"}) {
      HttpResponse<String> refused = ask("GET", USERS + "?cursor=" + bad, null);
      assertThat(refused.statusCode()).as(bad).isEqualTo(400);
      assertThat(json(refused).path("detail").asText()).startsWith("cursor:");
    }
    assertThat(ask("GET", TOKENS + "?cursor=" + next, null).statusCode()).isEqualTo(400);
    assertThat(ask("GET", USERS + "?q=other&cursor=" + next, null).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"0", "1001", "-1", "ten", "99999999999"})
  void aLimitIsFromOneToAThousand(String limit) {
    assertThat(ask("GET", USERS + "?limit=" + limit, null).statusCode()).isEqualTo(400);
  }

  @Test
  void aTokensSecretIsShownOnceAndWorksAtOnce() {
    HttpResponse<String> made =
        ask(
            "PUT",
            TOKENS + "/ci",
            "{\"role\":\"viewer\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}",
            CREATE);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String secret = json(made).path("secret").asText();

    assertThat(with(secret, "/api/v1/overview").statusCode()).isEqualTo(200);
    assertThat(with(secret, USERS).statusCode()).isEqualTo(403);
    HttpResponse<String> read = ask("GET", TOKENS + "/ci", null);
    assertThat(read.body()).doesNotContain(secret, TestConsole.hash(secret));
    assertThat(read.headers().firstValue("ETag")).isEqualTo(made.headers().firstValue("ETag"));

    String tag = read.headers().firstValue("ETag").orElseThrow();
    assertThat(ask("DELETE", TOKENS + "/ci", null, "If-Match", tag).statusCode()).isEqualTo(204);
    HttpResponse<String> refused = with(secret, "/api/v1/overview");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
  }

  @Test
  void aTokenThatHasExpiredIsNotMade() {
    assertThat(
            ask(
                    "PUT",
                    TOKENS + "/old",
                    "{\"role\":\"viewer\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
                    CREATE)
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void theConsolesOwnTokenIsHiddenAndNobodysToUse() {
    assertThat(ask("GET", TOKENS + "?limit=1000", null).body()).doesNotContain("\"console\"");
    assertThat(ask("DELETE", TOKENS + "/console", null, "If-Match", "*").statusCode())
        .isEqualTo(409);
  }

  private static HttpResponse<String> with(String secret, String path) {
    return console.send(console.request(path).header("Authorization", "Bearer " + secret));
  }

  private static HttpResponse<String> ask(
      String method, String path, @Nullable String body, String... headers) {
    return console.call(Role.ADMIN, method, path, body, headers);
  }
}
