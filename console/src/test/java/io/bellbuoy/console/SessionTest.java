package io.bellbuoy.console;

import static io.bellbuoy.console.TestConsole.PASSWORD;
import static io.bellbuoy.console.TestConsole.json;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Logging in and out at the page, against a whole console. */
class SessionTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final String SESSION = "/api/v1/session";
  private static final String OVERVIEW = "/api/v1/overview";
  private static final String NEW = "another horse battery";

  private static KafkaConfig kafka;
  private static TestConsole console;
  @TempDir private static Path data;

  @BeforeAll
  static void start() {
    kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    console = TestConsole.start(kafka, data);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void whoLogsInIsKnownByTheCookieFromThenOn() {
    TestBrowser browser = new TestBrowser(console);

    JsonNode welcome = browser.logIn("Editor", PASSWORD);

    assertThat(welcome.path("name").asText()).isEqualTo("editor");
    assertThat(welcome.path("role").asText()).isEqualTo("editor");
    assertThat(welcome.path("mustChangePassword").asBoolean()).isFalse();
    assertThat(json(browser.call("GET", SESSION, null))).isEqualTo(welcome);
    assertThat(browser.call("GET", OVERVIEW, null).statusCode()).isEqualTo(200);
  }

  @Test
  void theCookieIsForThisSiteAndNoScript() {
    HttpResponse<String> answer = new TestBrowser(console).tryLogIn("viewer", PASSWORD);

    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("bellbuoy_session=")
        .containsIgnoringCase("; HttpOnly")
        .contains("; Path=/", "; SameSite=Strict", "Max-Age=3600")
        .doesNotContain("Secure");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void aWrongPasswordAndAWrongNameAreToldAlike() {
    HttpResponse<String> password = new TestBrowser(console).tryLogIn("operator", "wrong");
    HttpResponse<String> name = new TestBrowser(console).tryLogIn("nobody", PASSWORD);
    HttpResponse<String> noName = new TestBrowser(console).tryLogIn("a/b", PASSWORD);

    assertThat(password.statusCode()).isEqualTo(401);
    assertThat(json(name)).isEqualTo(json(password)).isEqualTo(json(noName));
    assertThat(password.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void whoGuessesTooOftenHasToWaitAndOthersNeedNot() {
    TestBrowser browser = new TestBrowser(console);
    for (int i = 0; i < 5; i++) {
      assertThat(browser.tryLogIn("guessed", "wrong").statusCode()).isEqualTo(401);
    }

    HttpResponse<String> refused = browser.tryLogIn("guessed", "wrong");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 301);
    assertThat(browser.tryLogIn("viewer", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsChangedNeedsThePagesOwnToken() {
    TestBrowser browser = console.logIn("admin", PASSWORD);
    String body = "{\"role\":\"viewer\",\"password\":\"a long password\"}";

    HttpResponse<String> refused = browser.callWithoutCsrf("PUT", "/api/v1/users/forged", body);
    HttpResponse<String> wrong =
        console.logIn("viewer", PASSWORD).callWithoutCsrf("DELETE", SESSION, null);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).path("detail").asText()).contains("X-CSRF-Token");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(browser.call("GET", "/api/v1/users/forged", null).statusCode()).isEqualTo(404);
  }

  @Test
  void theFirstPasswordServesOnlyToChooseAnother() {
    TestBrowser browser = new TestBrowser(console);
    assertThat(browser.logIn("new", PASSWORD).path("mustChangePassword").asBoolean()).isTrue();

    HttpResponse<String> refused = browser.call("GET", OVERVIEW, null);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).path("type").asText()).endsWith("/must-change-password");

    assertThat(change(browser, "wrong password", NEW).statusCode()).isEqualTo(422);
    assertThat(change(browser, PASSWORD, "short").statusCode()).isEqualTo(422);
    assertThat(change(browser, PASSWORD, PASSWORD).statusCode()).isEqualTo(422);

    TestBrowser elsewhere = console.logIn("new", PASSWORD);
    HttpResponse<String> changed = change(browser, PASSWORD, NEW);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(browser.remember(changed).path("mustChangePassword").asBoolean()).isFalse();
    assertThat(browser.call("GET", OVERVIEW, null).statusCode()).isEqualTo(200);
    assertThat(elsewhere.call("GET", SESSION, null).statusCode()).isEqualTo(401);
    assertThat(new TestBrowser(console).tryLogIn("new", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(new TestBrowser(console).tryLogIn("new", NEW).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> change(TestBrowser browser, String old, String chosen) {
    return browser.call(
        "PUT", SESSION + "/password", "{\"old\":\"%s\",\"new\":\"%s\"}".formatted(old, chosen));
  }

  @Test
  void aSessionHoldsAtEveryConsoleUntilItIsEndedAtOne(@TempDir Path other) throws Exception {
    java.nio.file.Files.copy(data.resolve("secret.key"), other.resolve("secret.key"));
    try (TestConsole second = TestConsole.start(kafka, other)) {
      TestBrowser browser = console.logIn("viewer", PASSWORD);
      TestBrowser there = browser.at(second);
      assertThat(there.call("GET", OVERVIEW, null).statusCode()).isEqualTo(200);

      HttpResponse<String> out = browser.call("DELETE", SESSION, null);

      assertThat(out.statusCode()).isEqualTo(204);
      assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
      assertThat(browser.call("GET", OVERVIEW, null).statusCode()).isEqualTo(401);
      await().until(() -> there.call("GET", OVERVIEW, null).statusCode() == 401);
    }
  }

  @Test
  void aCookieOfAnotherInstallationIsWorthNothing(@TempDir Path other) {
    try (TestConsole second = TestConsole.start(kafka, other)) {
      TestBrowser browser = second.logIn("admin", PASSWORD);

      assertThat(browser.at(console).call("GET", OVERVIEW, null).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aCookieThatWasChangedIsWorthNothing() {
    TestBrowser browser = console.logIn("viewer", PASSWORD);
    String good = requireNonNull(browser.cookie());
    for (int at : new int[] {"bellbuoy_session=".length(), good.length() / 2, good.length() - 2}) {
      char other = good.charAt(at) == 'A' ? 'B' : 'A';
      browser.setCookie(good.substring(0, at) + other + good.substring(at + 1));
      assertThat(browser.call("GET", SESSION, null).statusCode()).isEqualTo(401);
    }
    for (String bad : new String[] {"", ".", "a.b", "MXx8fHw.", "=", "x".repeat(5000)}) {
      browser.setCookie("bellbuoy_session=" + bad);
      assertThat(browser.call("GET", SESSION, null).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aChangedRoleHoldsAtOnceAndARemovedUserIsOut() {
    assertThat(
            console
                .call(
                    Role.ADMIN,
                    "PUT",
                    "/api/v1/users/mover",
                    "{\"role\":\"viewer\",\"password\":\"%s\"}".formatted(PASSWORD),
                    "If-None-Match",
                    "*")
                .statusCode())
        .isEqualTo(201);
    TestBrowser mover = console.logIn("mover", PASSWORD);
    mover.remember(change(mover, PASSWORD, NEW));
    assertThat(mover.call("GET", "/api/v1/users", null).statusCode()).isEqualTo(403);

    console.call(Role.ADMIN, "PUT", "/api/v1/users/mover", "{\"role\":\"admin\"}", "If-Match", "*");
    assertThat(mover.call("GET", "/api/v1/users", null).statusCode()).isEqualTo(200);

    console.call(Role.ADMIN, "DELETE", "/api/v1/users/mover", null, "If-Match", "*");
    assertThat(mover.call("GET", "/api/v1/users", null).statusCode()).isEqualTo(401);
  }
}
