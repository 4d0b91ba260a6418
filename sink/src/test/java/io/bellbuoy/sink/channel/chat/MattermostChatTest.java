package io.bellbuoy.sink.channel.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import org.junit.jupiter.api.Test;

final class MattermostChatTest extends ChatContract {

  @Override
  protected String kind() {
    return "mattermost";
  }

  @Override
  void checkLimits(JsonNode message) {
    assertThat(message.toString().getBytes(UTF_8).length).isLessThanOrEqualTo(8000);
    assertThat(message.at("/attachments/0/fallback").asText()).isNotEmpty();
  }

  @Override
  void checkHarmless(JsonNode message, String hostile) {
    JsonNode attachment = message.at("/attachments/0");
    assertThat(message.has("text")).isFalse();
    assertThat(withoutCode(attachment.path("text"))).isIn("", "** and ");
    for (JsonNode field : attachment.path("fields")) {
      assertThat(withoutCode(field.path("value"))).isEmpty();
      assertThat(field.path("title").asText()).matches("[A-Za-z&… ]+|a\\\\.b\\d+");
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
  void itsErrorsAreSaid() {
    receiver.answer(
        TestReceiver.body(
            400,
            "{\"id\": \"web.incoming_webhook.invalid.app_error\", \"message\": \"Invalid"
                + " webhook.\", \"detailed_error\": \"\", \"status_code\": 400}"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Refused("it answered 400: Invalid webhook."));
  }
}
