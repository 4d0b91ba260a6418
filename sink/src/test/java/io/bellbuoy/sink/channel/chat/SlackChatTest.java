package io.bellbuoy.sink.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlackChatTest extends ChatContract {

  private static final String LINK = "<" + CONSOLE + "/alerts/";

  @Override
  protected String kind() {
    return "slack";
  }

  @Override
  void checkLimits(JsonNode message) {
    JsonNode blocks = message.at("/attachments/0/blocks");
    assertThat(blocks.size()).isBetween(1, 50);
    for (JsonNode block : blocks) {
      assertThat(block.path("text").path("text").asText().length()).isLessThanOrEqualTo(3000);
      assertThat(block.path("fields").size()).isLessThanOrEqualTo(10);
      block
          .path("fields")
          .forEach(field -> assertThat(field.path("text").asText()).hasSizeBetween(1, 2000));
    }
    assertThat(message.path("text").asText()).hasSizeBetween(1, 150);
  }

  @Override
  void checkHarmless(JsonNode message, String hostile) {
    for (JsonNode object : objects(message)) {
      String text = object.path("text").asText();
      if (object.path("type").asText().equals("mrkdwn")) {
        assertThat(object.path("verbatim").asBoolean()).isTrue();
        assertThat(text.replaceAll("`[^`]*`", "")).isEqualTo("** and ");
      } else {
        assertThat(object.path("type").asText()).isEqualTo("plain_text");
      }
      assertThat(text).doesNotContain("<", ">");
      assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
    }
    // What it is read from: severity, name of the rule.
    assertThat(message.path("text").asText()).isEqualTo("[CRITICAL] Shell in a pod");
  }

  private static List<JsonNode> objects(JsonNode node) {
    List<JsonNode> objects = new ArrayList<>();
    if (node.path("text").isTextual() && node.has("type")) {
      objects.add(node);
    }
    node.forEach(child -> objects.addAll(objects(child)));
    return objects;
  }

  @Override
  String read(JsonNode message) {
    return String.join("\n", texts(message))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  @Test
  void theLinkIsTheOnlyOne() {
    send(SampleAlert.saying("<http://evil.example|x>"), "console", CONSOLE);

    assertThat(texts(body()))
        .filteredOn(text -> text.contains("<"))
        .singleElement()
        .asString()
        .startsWith(LINK)
        .endsWith("|Open the alert>");
  }

  @Test
  void previewsOfLinksAreOff() {
    send(SampleAlert.plain());

    assertThat(body().path("unfurl_links").asBoolean(true)).isFalse();
    assertThat(body().path("unfurl_media").asBoolean(true)).isFalse();
  }

  @Test
  void aTemplateHasSlacksMarkup() {
    send(SampleAlert.plain(), "template", "*{user.username}* in {alert.cluster}\nsee <x|y>");

    JsonNode text = body().at("/attachments/0/blocks/0/text");
    assertThat(text.path("type").asText()).isEqualTo("mrkdwn");
    assertThat(text.path("text").asText()).isEqualTo("*`-`* in `prod`\nsee <x|y>");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_payload, it answered 400: invalid_payload",
    "403, action_prohibited, it answered 403: action_prohibited",
    "404, channel_not_found, it answered 404: channel_not_found",
    "410, channel_is_archived, it answered 410: channel_is_archived",
    "400, <b>another</b>, it answered 400"
  })
  void itsErrorsAreSaid(int status, String word, String reason) {
    receiver.answer(TestReceiver.body(status, word));

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Refused(reason));
  }
}
