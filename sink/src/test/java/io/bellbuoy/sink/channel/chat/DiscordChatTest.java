package io.bellbuoy.sink.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiscordChatTest extends ChatContract {

  @Override
  protected String kind() {
    return "discord";
  }

  @Override
  void checkLimits(JsonNode message) {
    JsonNode embed = message.at("/embeds/0");
    int all = length(embed, "title") + length(embed, "description");
    assertThat(length(embed, "title")).isBetween(1, 256);
    assertThat(length(embed, "description")).isBetween(1, 4096);
    assertThat(embed.path("fields").size()).isLessThanOrEqualTo(25);
    for (JsonNode field : embed.path("fields")) {
      assertThat(length(field, "name")).isBetween(1, 256);
      assertThat(length(field, "value")).isBetween(1, 1024);
      all += length(field, "name") + length(field, "value");
    }
    assertThat(all).isLessThanOrEqualTo(6000);
  }

  private static int length(JsonNode node, String name) {
    return node.path(name).asText().length();
  }

  @Override
  void checkHarmless(JsonNode message, String hostile) {
    assertThat(message.at("/allowed_mentions/parse").isArray()).isTrue();
    assertThat(message.at("/allowed_mentions/parse")).isEmpty();
    assertThat(message.has("content")).isFalse();
    JsonNode embed = message.at("/embeds/0");
    assertThat(withoutCode(embed.path("description"))).isIn("", "** and ");
    for (JsonNode field : embed.path("fields")) {
      assertThat(
              withoutCode(field.path("value"))
                  .replaceAll("(?m)^(a\\\\.b\\d+ |… |… \\d+ more)$", ""))
          .isBlank();
    }
  }

  private static String withoutCode(JsonNode text) {
    return text.asText().replaceAll("`[^`\n]*`", "");
  }

  @Override
  String read(JsonNode message) {
    return String.join("\n", texts(message)).replaceAll("\\\\(?=[\\[\\]])", "");
  }

  @Test
  void theNameOfARuleIsNoMarkup() {
    send(SampleAlert.plain());

    assertThat(body().at("/embeds/0/title").asText()).isEqualTo("\\[HIGH\\] Shell in a pod");
  }

  @ParameterizedTest
  @CsvSource({"0.3, PT0.3S", "64.57, PT64.57S", "1, PT1S", "0.0001, PT0.001S", "0, PT0S"})
  void itWaitsAsLongAsTheBodySays(String seconds, Duration pause) {
    String body =
        "{\"message\": \"You are being rate limited.\", \"retry_after\": %s, \"global\": false}";
    receiver.answer(TestReceiver.body(429, body.formatted(seconds), "Retry-After", "65"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Later("it answered 429: You are being rate limited.", pause));
  }

  @ParameterizedTest
  @CsvSource({"-1", "1e300", "\"soon\"", "null", "{}"})
  void whatIsNoTimeIsAsIfItWereNotThere(String seconds) {
    receiver.answer(TestReceiver.body(429, "{\"retry_after\": " + seconds + "}"));

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Later("it answered 429"));
  }

  @Test
  void itsErrorsAreSaid() {
    receiver.answer(TestReceiver.body(404, "{\"message\": \"Unknown Webhook\", \"code\": 10015}"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Refused("it answered 404: Unknown Webhook"));
  }
}
