package io.bellbuoy.sink.channel.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.KindFixture;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every chat must do. */
abstract class ChatContract {

  static final List<String> HOSTILE = SampleAlert.HOSTILE;
  static final String CONSOLE = "https://bellbuoy.example";

  KindFixture kind;

  /** The kind under test. */
  abstract String name();

  /** Fails where a message breaks a limit that the vendor documents. */
  abstract void checkLimits(JsonNode message);

  /** Fails where a text of the message is more than text to the chat. */
  abstract void checkHarmless(JsonNode message, String hostile);

  /** All texts that are shown, as people read them. */
  abstract String read(JsonNode message);

  @BeforeEach
  void open() throws IOException {
    kind = new KindFixture(name(), "/hook/s3cret");
  }

  @AfterEach
  void close() {
    kind.close();
  }

  @Test
  void aMessageIsAsTheVendorDocumentsIt() throws IOException {
    SendResult result = kind.send(SampleAlert.plain(), "console", CONSOLE + "/");

    assertThat(result).isEqualTo(new SendResult.Sent());
    assertThat(kind.last().body()).isEqualTo(KindFixture.documented(getClass(), name() + ".json"));
    assertThat(kind.last().method()).isEqualTo("POST");
    assertThat(kind.last().path()).isEqualTo("/hook/s3cret");
    assertThat(kind.last().headers()).containsEntry("Content-Type", "application/json");
    checkLimits(kind.body());
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void everySeverityIsSaid(Severity severity) {
    assertThat(kind.send(SampleAlert.of(severity))).isEqualTo(new SendResult.Sent());

    assertThat(read(kind.body())).contains("[" + severity + "]");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void whatAnAttackerWritesIsTextAndNothingElse(String hostile) {
    assertThat(kind.send(SampleAlert.saying(hostile))).isEqualTo(new SendResult.Sent());

    checkHarmless(kind.body(), hostile);
    checkLimits(kind.body());
    assertThat(texts(kind.body())).noneMatch(text -> text.matches("(?s).*[\\p{Cc}&&[^\\n]].*"));
    assertThat(texts(kind.body())).noneMatch(text -> text.contains("\u202e"));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void alsoWithinATemplate(String hostile) {
    kind.send(SampleAlert.saying(hostile), "template", "*{user.username}* and {alert.message}");

    checkHarmless(kind.body(), hostile);
    checkLimits(kind.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "<", "`", "漢", "\ud83d\udedf", "\\", "\u0000"})
  void aHundredKilobytesAreCutSoThatOneSeesIt(String character) {
    String name = character.repeat(100 * 1024 / character.getBytes(UTF_8).length);

    assertThat(kind.send(SampleAlert.saying(name), "console", CONSOLE))
        .isEqualTo(new SendResult.Sent());

    checkLimits(kind.body());
    assertThat(read(kind.body())).containsPattern("… \\d{1,3}(,\\d{3})* more characters");
  }

  @Test
  void aTemplateThatBecomesTooLongGivesWayToTheMessage() {
    String template = "{alert.message}\n".repeat(400);

    assertThat(kind.send(SampleAlert.plain(), "template", template))
        .isEqualTo(new SendResult.Sent());

    checkLimits(kind.body());
    assertThat(read(kind.body())).contains("opened a shell in shop/web-0");
  }

  @Test
  void itWaitsAsLongAsItIsAsked() {
    kind.receiver().answer(TestReceiver.body(429, "", "Retry-After", "17"));

    assertThat(kind.send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Later("it answered 429", Duration.ofSeconds(17)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void itTriesAgainWhereTheVendorIsUnwell(int status) {
    kind.receiver().answer(TestReceiver.body(status, "<html>not <b>JSON</b></html>"));

    assertThat(kind.send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Later("it answered " + status));
  }

  @Test
  void whatIsRefusedIsRefused() {
    kind.receiver().answer(TestReceiver.body(400, "{\"error\":"));

    assertThat(kind.send(SampleAlert.plain())).isEqualTo(new SendResult.Refused("it answered 400"));
  }

  @Test
  void theSecretOfTheUrlIsNotInItsMessages() {
    kind.receiver().close();

    assertThat(kind.send(SampleAlert.plain()).toString()).doesNotContain("s3cret");
  }

  /** All texts of a document. */
  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }
}
