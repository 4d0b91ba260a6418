package io.bellbuoy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.store.AlertFixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTestApiTest {

  private static final String TEST = "/api/v1/channels/pager/test";

  @TempDir Path folder;
  private TestApi api;
  private TestReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    api = new TestApi(folder);
    receiver = new TestReceiver();
  }

  @AfterEach
  void stop() {
    api.close();
    receiver.close();
  }

  private ChannelConfig webhook(Severity lowest) {
    Map<String, String> options = Map.of("url", receiver.url("/canary"), "token", "canary-token");
    return new ChannelConfig("pager", "webhook", true, lowest, options);
  }

  @Test
  void oneAlertThatSaysItIsATestIsSentAtOnceWhateverTheChannelSelects() {
    api.register(webhook(Severity.CRITICAL));

    HttpResponse<String> answer =
        api.post(
            TEST, "", TestApi.CONSOLE, "X-Bellbuoy-User", "olga", "X-Bellbuoy-Role", "operator");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(api.parse(answer).path("result").asText()).isEqualTo("sent");
    assertThat(api.parse(answer).path("answer").isNull()).isTrue();
    assertThat(receiver.calls()).hasSize(1);
    TestReceiver.Call call = receiver.calls().get(0);
    assertThat(call.headers()).containsEntry("Authorization", "Bearer canary-token");
    assertThat(call.body())
        .contains("bellbuoy-test", "This is a test of the channel pager", "asked for by olga");
  }

  @ParameterizedTest
  @CsvSource({"500, later, it answered 500", "404, refused, it answered 404"})
  void whatTheOtherSideSaidComesBackWithoutSecrets(int status, String result, String said) {
    api.register(webhook(Severity.LOW));
    receiver.answer(TestReceiver.status(status));

    HttpResponse<String> answer = api.post(TEST, "", TestApi.OPERATOR);

    assertThat(api.parse(answer).path("result").asText()).isEqualTo(result);
    assertThat(api.parse(answer).path("answer").asText()).contains(said);
    assertThat(answer.body()).doesNotContain("canary");
  }

  @Test
  void whatIsNotSavedYetIsTestedWithTheSecretsThatAreKept() {
    api.register(webhook(Severity.LOW));
    String origin = receiver.url("");

    HttpResponse<String> kept =
        api.post(
            TEST,
            "{\"kind\":\"webhook\",\"options\":{\"url\":\""
                + origin
                + "/(hidden)\",\"token\":\"(hidden)\",\"header.X-New\":\"1\"}}",
            TestApi.OPERATOR);
    HttpResponse<String> elsewhere =
        api.post(
            TEST,
            "{\"kind\":\"webhook\",\"options\":{\"url\":\"http://127.0.0.1:1/\",\"token\":\"(hidden)\"}}",
            TestApi.OPERATOR);

    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    assertThat(receiver.calls()).hasSize(1);
    assertThat(receiver.calls().get(0).path()).isEqualTo("/canary");
    assertThat(receiver.calls().get(0).headers())
        .containsEntry("Authorization", "Bearer canary-token")
        .containsEntry("X-New", "1");
    assertThat(elsewhere.statusCode()).isEqualTo(422);
    assertThat(elsewhere.body()).contains("enter it again").doesNotContain("canary");
  }

  @Test
  void aFileThatIsBeingWrittenToTakesTheTestBetweenTwoSendings() throws IOException {
    ChannelConfig file =
        new ChannelConfig("pager", "file", true, Severity.LOW, Map.of("path", "a.ndjson"));
    api.register(file);
    try (Channel running = api.kinds().open(api.registered("pager"))) {
      running.send(List.of(AlertFixture.alert(1)));

      HttpResponse<String> answer = api.post(TEST, "", TestApi.OPERATOR);
      running.send(List.of(AlertFixture.alert(2)));

      assertThat(api.parse(answer).path("result").asText()).as(answer.body()).isEqualTo("sent");
    }
    List<String> lines = Files.readAllLines(folder.resolve("a.ndjson"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).contains("bellbuoy-test");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none  | ''                                        | 404 | there is no channel",
        "new   | {}                                        | 400 | the body is no channel",
        "new   | {\"kind\":\"pigeon\"}                     | 422 | there is no pigeon",
        "new   | {\"kind\":\"file\"}                       | 422 | path: it is required",
        "Up!   | {\"kind\":\"stdout\"}                     | 400 | the body is no channel",
        "new   | {\"kind\":\"webhook\",\"options\":{\"url\":\"canary\"}} | 422 | url: it must be"
      })
  void whatCannotBeTestedIsRefused(String id, String body, int status, String why) {
    HttpResponse<String> answer =
        api.post("/api/v1/channels/" + id + "/test", body, TestApi.OPERATOR);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(why).doesNotContain("canary");
  }

  @Test
  void onlyAnOperatorMayTest() {
    api.register(webhook(Severity.LOW));

    assertThat(api.post(TEST, "", TestApi.EDITOR).statusCode()).isEqualTo(403);
    assertThat(api.post(TEST, "", "Bearer nobody").statusCode()).isEqualTo(401);
    assertThat(api.get(TEST, TestApi.OPERATOR).statusCode()).isEqualTo(405);
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void theAnswerIsJsonThatSaysHowLongItTook() throws IOException {
    api.register(webhook(Severity.LOW));

    HttpResponse<String> answer = api.post(TEST, "", TestApi.OPERATOR);

    assertThat(JsonSerde.mapper().readTree(answer.body()).path("millis").isIntegralNumber())
        .isTrue();
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }
}
