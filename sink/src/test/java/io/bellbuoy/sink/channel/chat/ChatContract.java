package io.bellbuoy.sink.channel.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpKindContract;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every chat must do. */
abstract class ChatContract extends HttpKindContract {

  static final List<String> HOSTILE = SampleAlert.HOSTILE;
  static final String CONSOLE = "https://bellbuoy.example";

  /** Fails where a message breaks a limit that the vendor documents. */
  abstract void checkLimits(JsonNode message);

  /** Fails where a text of the message is more than text to the chat. */
  abstract void checkHarmless(JsonNode message, String hostile);

  /** All texts that are shown, as people read them. */
  abstract String read(JsonNode message);

  @Override
  protected String path() {
    return "/hook/s3cret";
  }

  @Override
  protected List<String> more() {
    return List.of();
  }

  @Test
  void aMessageIsAsTheVendorDocumentsIt() throws IOException {
    SendResult result = send(SampleAlert.plain(), "console", CONSOLE + "/");

    assertThat(result).isEqualTo(new SendResult.Sent());
    assertThat(last().body()).isEqualTo(documented(kind() + ".json"));
    assertThat(last().method()).isEqualTo("POST");
    assertThat(last().path()).isEqualTo("/hook/s3cret");
    assertThat(last().headers()).containsEntry("Content-Type", "application/json");
    checkLimits(body());
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void everySeverityIsSaid(Severity severity) {
    assertThat(send(SampleAlert.of(severity))).isEqualTo(new SendResult.Sent());

    assertThat(read(body())).contains("[" + severity + "]");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void whatAnAttackerWritesIsTextAndNothingElse(String hostile) {
    assertThat(send(SampleAlert.saying(hostile))).isEqualTo(new SendResult.Sent());

    checkHarmless(body(), hostile);
    checkLimits(body());
    assertThat(texts(body())).noneMatch(text -> text.matches("(?s).*[\\p{Cc}&&[^\\n]].*"));
    assertThat(texts(body())).noneMatch(text -> text.contains("\u202e"));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void alsoWithinATemplate(String hostile) {
    send(SampleAlert.saying(hostile), "template", "*{user.username}* and {alert.message}");

    checkHarmless(body(), hostile);
    checkLimits(body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "<", "`", "漢", "\ud83d\udedf", "\\", "\u0000"})
  void aHundredKilobytesAreCutSoThatOneSeesIt(String character) {
    String name = character.repeat(100 * 1024 / character.getBytes(UTF_8).length);

    assertThat(send(SampleAlert.saying(name), "console", CONSOLE)).isEqualTo(new SendResult.Sent());

    checkLimits(body());
    assertThat(read(body())).containsPattern("… \\d{1,3}(,\\d{3})* more characters");
  }

  @Test
  void aTemplateThatBecomesTooLongGivesWayToTheMessage() {
    String template = "{alert.message}\n".repeat(400);

    assertThat(send(SampleAlert.plain(), "template", template)).isEqualTo(new SendResult.Sent());

    checkLimits(body());
    assertThat(read(body())).contains("opened a shell in shop/web-0");
  }
}
