package io.bellbuoy.console;

import static io.bellbuoy.console.TestConsole.PASSWORD;
import static io.bellbuoy.console.TestConsole.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A console behind a proxy that it trusts: the tests themselves, who come from 127.0.0.1. */
class ForwardedTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final String FORWARDED = "X-Forwarded-For";

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

  private static int login(String password, String from) {
    String body = "{\"name\":\"viewer\",\"password\":\"%s\"}".formatted(password);
    return new TestBrowser(console)
        .call("POST", "/api/v1/session", body, FORWARDED, from)
        .statusCode();
  }

  @Test
  void theRecordOfChangesNamesWhoStandsBeforeTheProxy() {
    TestBrowser editor = new TestBrowser(console);
    editor.logIn("editor", PASSWORD);
    String from = "198.51.100.1, 203.0.113.9";
    HttpResponse<String> made =
        editor.call(
            "PUT",
            "/api/v1/lists/trusted",
            "{\"members\":[\"a\"]}",
            "If-None-Match",
            "*",
            FORWARDED,
            from);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);

    await().until(() -> !change(editor).isMissingNode());
    assertThat(change(editor).path("from").asText()).isEqualTo("203.0.113.9");
  }

  private static JsonNode change(TestBrowser browser) {
    return json(browser.call("GET", "/api/v1/changes?object=list/trusted", null)).at("/items/0");
  }

  @Test
  void whoGuessesPasswordsHoldsUpNobodyElseBehindTheProxy() {
    for (int i = 0; i < 5; i++) {
      assertThat(login("wrong", "203.0.113.7")).isEqualTo(401);
    }

    assertThat(login(PASSWORD, "203.0.113.7")).isEqualTo(429);
    assertThat(login(PASSWORD, "203.0.113.8")).isEqualTo(200);
  }
}
