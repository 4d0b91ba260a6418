package io.bellbuoy.console;

import static io.bellbuoy.console.TestConsole.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.console.people.OidcConfig;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Role;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logging in at an identity provider, one that can lie. */
class OidcTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static TestIssuer issuer;
  private static TestConsole console;

  @BeforeAll
  static void start(@TempDir Path data) {
    issuer = new TestIssuer();
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    ConsoleConfig usual = TestConsole.config(kafka, data, "http://127.0.0.1:1");
    OidcConfig oidc =
        new OidcConfig(
            issuer.url(),
            "The company",
            TestIssuer.CLIENT,
            null,
            List.of("openid"),
            "preferred_username",
            "groups",
            Map.of("bellbuoy-editors", "editor", "bellbuoy-admins", "admin", "guests", "viewer"));
    console =
        TestConsole.start(
            new ConsoleConfig(
                usual.kafka(),
                usual.key(),
                "https://bellbuoy.example",
                usual.http(),
                usual.trustedProxies(),
                usual.admin(),
                usual.sink(),
                usual.ingest(),
                usual.sessions(),
                oidc,
                usual.redact()));
  }

  @AfterAll
  static void stop() {
    console.close();
    issuer.close();
  }

  @BeforeEach
  void honest() {
    issuer.says(usual -> usual);
  }

  @Test
  void whoTheIssuerVouchesForIsInWithTheHighestOfItsRoles() {
    issuer.says(with("groups", List.of("guests", "bellbuoy-editors", "unknown")));

    HttpResponse<String> back = logIn();

    assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
    assertThat(back.headers().firstValue("Location")).hasValue("/");
    assertThat(back.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("bellbuoy_session=")
        .contains("SameSite=Strict", "Secure");
    TestBrowser browser = new TestBrowser(console);
    browser.setCookie(cookie(back));
    HttpResponse<String> who = browser.call("GET", "/api/v1/session", null);
    assertThat(json(who).path("name").asText()).isEqualTo("dora");
    assertThat(json(who).path("role").asText()).isEqualTo("editor");
    assertThat(console.call(Role.ADMIN, "GET", "/api/v1/users/dora", null).body())
        .contains(issuer.url());
  }

  @Test
  void theRoleFollowsTheIssuerAtTheNextLogin() {
    issuer.says(with("preferred_username", "erin"));
    logIn();
    issuer.says(
        usual -> {
          usual.put("preferred_username", "erin");
          usual.put("groups", "guests");
          return usual;
        });

    assertThat(logIn().statusCode()).isEqualTo(302);

    assertThat(
            json(console.call(Role.ADMIN, "GET", "/api/v1/users/erin", null)).path("role").asText())
        .isEqualTo("viewer");
    assertThat(
            console
                .call(
                    Role.ADMIN,
                    "PUT",
                    "/api/v1/users/erin",
                    "{\"role\":\"admin\"}",
                    "If-Match",
                    "*")
                .statusCode())
        .isEqualTo(409);
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        Arguments.of("another nonce", with("nonce", "x")),
        Arguments.of("no nonce", with("nonce", null)),
        Arguments.of("another audience", with("aud", "somebody-else")),
        Arguments.of("another issuer", with("iss", "https://evil.example")),
        Arguments.of("long ago", with("exp", 1_000_000_000L)),
        Arguments.of("no end", with("exp", null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aTokenThatIsNotForThisLoginIsRefused(String what, UnaryOperator<Map<String, Object>> lie) {
    issuer.says(lie);

    assertThat(problem(logIn())).isEqualTo("unproven");
  }

  @Test
  void aTokenThatTheIssuerDidNotSignIsRefused() {
    issuer.forges();
    assertThat(problem(logIn())).isEqualTo("unproven");

    issuer.says(usual -> usual);
    issuer.leavesUnsigned();
    assertThat(problem(logIn())).isEqualTo("unproven");
  }

  @Test
  void whoLosesTheRoleAtTheIssuerLosesTheSessionsOfTheTimeBefore() {
    issuer.says(with("preferred_username", "finn"));
    TestBrowser before = new TestBrowser(console);
    before.setCookie(cookie(logIn()));
    assertThat(before.call("GET", "/api/v1/session", null).statusCode()).isEqualTo(200);
    issuer.says(
        usual -> {
          usual.put("preferred_username", "finn");
          usual.remove("groups");
          return usual;
        });

    assertThat(problem(logIn())).isEqualTo("role");

    assertThat(before.call("GET", "/api/v1/session", null).statusCode()).isEqualTo(401);
    assertThat(console.call(Role.ADMIN, "GET", "/api/v1/users/finn", null).statusCode())
        .isEqualTo(404);
  }

  @Test
  void nobodyElseLosesAnythingWhenSomebodyOfHerNameHasNoRole() {
    issuer.says(
        usual -> {
          usual.put("preferred_username", "viewer");
          usual.remove("groups");
          return usual;
        });

    assertThat(problem(logIn())).isEqualTo("role");

    assertThat(console.call(Role.ADMIN, "GET", "/api/v1/users/viewer", null).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoHasNoRoleOrNoUsableNameStaysOut() {
    issuer.says(with("groups", List.of("staff")));
    assertThat(problem(logIn())).isEqualTo("role");

    issuer.says(with("groups", null));
    assertThat(problem(logIn())).isEqualTo("role");

    issuer.says(with("preferred_username", "<script>"));
    assertThat(problem(logIn())).isEqualTo("name");

    issuer.says(with("preferred_username", null));
    assertThat(problem(logIn())).isEqualTo("name");
  }

  @Test
  void nobodyBecomesAUserWhoHasAPassword() {
    issuer.says(with("preferred_username", "admin"));

    assertThat(problem(logIn())).isEqualTo("taken");
  }

  @Test
  void aLoginThatWasNotBegunHereIsNotFinishedHere() {
    HttpResponse<String> begun = get("/api/v1/session/oidc");
    Map<String, String> asked = query(begun);
    String back = "/api/v1/session/oidc/callback?code=" + issuer.agree(asked) + "&state=";
    String denied = "/api/v1/session/oidc/callback?error=access_denied&problem=mine&state=";
    String state = asked.get("state");

    assertThat(problem(get(back + state))).isEqualTo("again");
    assertThat(problem(get(back + "other", "Cookie", cookie(begun)))).isEqualTo("again");
    assertThat(problem(get(back + state, "Cookie", "bellbuoy_oidc=AQID"))).isEqualTo("again");
    assertThat(problem(get(denied + state, "Cookie", cookie(begun)))).isEqualTo("refused");
  }

  @Test
  void theIssuerIsAskedWithAChallengeAndSendsBackToTheConsolesUrl() {
    HttpResponse<String> begun = get("/api/v1/session/oidc");
    Map<String, String> asked = query(begun);

    assertThat(begun.headers().firstValue("Location").orElseThrow())
        .startsWith(issuer.url() + "/authorize?");
    assertThat(asked)
        .containsEntry("redirect_uri", "https://bellbuoy.example/api/v1/session/oidc/callback")
        .containsEntry("client_id", TestIssuer.CLIENT)
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid");
    assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("SameSite=Lax", "Secure", "Path=/api/v1/session/oidc");
    assertThat(json(get("/api/v1/session/providers")).path("oidc").path("name").asText())
        .isEqualTo("The company");
  }

  private static HttpResponse<String> logIn() {
    HttpResponse<String> begun = get("/api/v1/session/oidc");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
    Map<String, String> asked = query(begun);
    String code = issuer.agree(asked);
    return get(
        "/api/v1/session/oidc/callback?code=" + code + "&state=" + asked.get("state"),
        "Cookie",
        cookie(begun));
  }

  /** Of a browser that is sent back to the login without a session: why. */
  private static String problem(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    return answer.headers().firstValue("Location").orElseThrow().replace("/login?problem=", "");
  }

  private static UnaryOperator<Map<String, Object>> with(String claim, @Nullable Object value) {
    return usual -> {
      Map<String, Object> changed = new LinkedHashMap<>(usual);
      if (value == null) {
        changed.remove(claim);
      } else {
        changed.put(claim, value);
      }
      return changed;
    };
  }

  private static HttpResponse<String> get(String path, String... headers) {
    return console.send(TestConsole.with(console.request(path), "GET", null, headers));
  }

  private static String cookie(HttpResponse<String> answer) {
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private static Map<String, String> query(HttpResponse<String> answer) {
    String query = URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawQuery();
    Map<String, String> parts = new HashMap<>();
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      parts.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return parts;
  }
}
