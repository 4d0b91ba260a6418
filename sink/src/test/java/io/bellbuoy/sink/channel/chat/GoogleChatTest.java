package io.bellbuoy.sink.channel.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import org.junit.jupiter.api.Test;

final class GoogleChatTest extends ChatContract {

  @Override
  protected String kind() {
    return "google-chat";
  }

  @Override
  void checkLimits(JsonNode message) {
    assertThat(message.toString().getBytes(UTF_8).length).isLessThanOrEqualTo(32_000);
    int widgets = 0;
    for (JsonNode section : message.at("/cardsV2/0/card/sections")) {
      widgets += section.path("widgets").size();
    }
    assertThat(widgets).isBetween(1, 100);
  }

  @Override
  void checkHarmless(JsonNode message, String hostile) {
    assertThat(message.has("text")).isFalse();
    for (JsonNode section : message.at("/cardsV2/0/card/sections")) {
      for (JsonNode widget : section.path("widgets")) {
        checkHtml(widget.at("/decoratedText/text").asText());
        checkHtml(widget.at("/textParagraph/text").asText());
      }
    }
  }

  private static void checkHtml(String text) {
    assertThat(text).doesNotContain("<", ">", "\"", "'");
    assertThat(text.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
  }

  @Override
  String read(JsonNode message) {
    return String.join("\n", texts(message));
  }

  @Test
  void aTemplateHasItsHtml() {
    send(SampleAlert.saying("<i>"), "template", "<b>{alert.message}</b>");

    assertThat(body().at("/cardsV2/0/card/sections/0/widgets/0/textParagraph/text").asText())
        .isEqualTo("<b>&lt;i&gt;</b>");
  }

  @Test
  void itsErrorsAreSaid() {
    receiver.answer(
        TestReceiver.body(
            403,
            "{\"error\": {\"code\": 403, \"message\": \"The caller does not have permission\","
                + " \"status\": \"PERMISSION_DENIED\"}}"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Refused("it answered 403: The caller does not have permission"));
  }
}
