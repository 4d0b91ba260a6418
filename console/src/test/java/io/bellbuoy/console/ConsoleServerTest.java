package io.bellbuoy.console;

import static io.bellbuoy.console.TestConsole.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port as a browser and a stranger see it. */
class ConsoleServerTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final Pattern MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
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

  private static HttpResponse<String> get(String path, String... headers) {
    return console.send(TestConsole.with(console.request(path), "GET", null, headers));
  }

  @Test
  void healthAndMetricsAreAnsweredAtTheAdminPort() throws Exception {
    get("/api/v1/rules");

    assertThat(admin("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = admin("/health/ready");
    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    assertThat(ready.body()).contains("kafka", "rules", "policy", "clusters", "channels", "status");
    assertThat(admin("/metrics").body())
        .contains("bellbuoy_console_requests_seconds_count{status=\"401\"}")
        .contains("jvm_memory_used_bytes");
  }

  private static HttpResponse<String> admin(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + console.service().adminPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/alerts", "/rules/exec-in-pod", "/a/b/c", "/<x>"})
  void everyPathOfThePageIsThePage(String path) {
    HttpResponse<String> page = get(path.replace("<", "%3C").replace(">", "%3E"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(page.body()).contains("<script type=\"importmap\">").doesNotContain("%3Cx");
  }

  @Test
  void nothingInlineIsAllowedButTheImportMap() throws Exception {
    HttpResponse<String> page = get("/");
    Matcher map = MAP.matcher(page.body());
    assertThat(map.find()).isTrue();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self' 'sha256-")
        .contains(Base64.getEncoder().encodeToString(hash))
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe", "http:", "https:", "*");
  }

  @Test
  void everyModuleOfTheMapIsThereAndKeptForAYear() throws Exception {
    Matcher map = MAP.matcher(get("/").body());
    assertThat(map.find()).isTrue();
    JsonNode imports = JsonSerde.mapper().readTree(map.group(1)).path("imports");

    assertThat(imports.has("lit")).isTrue();
    assertThat(imports.size()).isGreaterThan(5);
    imports
        .properties()
        .forEach(
            entry -> {
              String url = entry.getValue().asText();
              if (!url.endsWith("/")) {
                HttpResponse<String> module = get(url);
                assertThat(module.statusCode()).as(url).isEqualTo(200);
                assertThat(module.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/javascript");
                assertThat(module.headers().firstValue("Cache-Control").orElseThrow())
                    .as(url)
                    .contains("immutable");
              }
            });
  }

  @Test
  void whatTheDocumentNamesHasItsHash() {
    Matcher named = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(get("/").body());
    int count = 0;
    while (named.find()) {
      if (!named.group(1).startsWith("/api/")) {
        count++;
        assertThat(named.group(1)).matches("/.+\\?v=[0-9a-f]{16}");
        assertThat(get(named.group(1)).statusCode()).isEqualTo(200);
      }
    }
    assertThat(count).isPositive();
  }

  @Test
  void aFileIsSentPackedAndNotTwice() {
    HttpResponse<String> plain = get("/_static/lit-html/3.3.3/lit-html.js");
    HttpResponse<String> packed =
        get("/_static/lit-html/3.3.3/lit-html.js", "Accept-Encoding", "gzip");
    String tag = plain.headers().firstValue("ETag").orElseThrow();

    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isLessThan(plain.headers().firstValueAsLong("Content-Length").orElseThrow());
    assertThat(get("/_static/lit-html/3.3.3/lit-html.js", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_static/../web/index.html",
        "/_static/%2e%2e/%2e%2e/io/bellbuoy/console/console.yaml",
        "/_static/..%2f..%2fio/bellbuoy/console/console.yaml",
        "/_static/lit/",
        "/_static/nothing/1.0/x.js",
        "/js/no-such.js",
        "/META-INF/MANIFEST.MF/x.txt",
      })
  void nothingElseOfTheProgramIsServed(String path) {
    HttpResponse<String> answer = get(path);

    assertThat(answer.body()).doesNotContain("bootstrapServers");
    assertThat(answer.statusCode()).isIn(200, 404);
    if (answer.statusCode() == 200) {
      assertThat(answer.body()).startsWith("<!doctype html>");
    }
  }

  @Test
  void whatIsNotThereIsAProblemAndWhatMayNotBeDoneToo() {
    HttpResponse<String> nothing = get("/api/v1/nothing");
    HttpResponse<String> method = console.call(Role.ADMIN, "POST", "/api/v1/users", "{}");
    HttpResponse<String> page =
        console.send(TestConsole.with(console.request("/rules"), "POST", "{}"));

    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(json(nothing).path("status").asInt()).isEqualTo(404);
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).hasValue("GET");
    assertThat(page.statusCode()).isEqualTo(405);
  }

  @Test
  void anAnswerOfTheApiIsForItsCallerAlone() {
    HttpResponse<String> answer = console.call(Role.VIEWER, "GET", "/api/v1/overview", null);

    assertThat(answer.headers().map())
        .containsEntry("cache-control", java.util.List.of("no-store"))
        .containsEntry("x-content-type-options", java.util.List.of("nosniff"))
        .containsEntry("x-frame-options", java.util.List.of("DENY"))
        .containsEntry("referrer-policy", java.util.List.of("no-referrer"));
  }

  @Test
  void aBodyThatIsTooLongIsRefused() {
    String body = "{\"role\":\"" + "x".repeat(3 << 20) + "\"}";

    HttpResponse<String> answer =
        console.call(Role.ADMIN, "PUT", "/api/v1/users/long", body, "If-None-Match", "*");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).path("detail").asText()).contains("2097152");
  }

  @Test
  void whatIsNotSaidToBeJsonIsNotReadAsJson() {
    HttpResponse<String> answer =
        console.send(
            console
                .request("/api/v1/session")
                .header("Content-Type", "text/plain")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"viewer\",\"password\":\"x\"}")));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void theOverviewNamesThisConsole() {
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () -> {
              JsonNode services =
                  json(console.call(Role.VIEWER, "GET", "/api/v1/overview", null)).path("services");
              assertThat(services).hasSize(1);
              assertThat(services.get(0).path("service").asText()).isEqualTo("console");
              assertThat(services.get(0).path("state").asText()).isEqualTo("ready");
            });
  }
}
