package io.bellbuoy.sink.channel.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TeamsChatTest extends ChatContract {

  private static final int MOST_BYTES = 28 * 1024;

  @Override
  protected String kind() {
    return "teams";
  }

  @Override
  void checkLimits(JsonNode message) {
    assertThat(message.toString().getBytes(UTF_8).length).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Override
  void checkHarmless(JsonNode message, String hostile) {
    JsonNode content = message.at("/attachments/0/content");
    assertThat(content.at("/msteams/entities").isMissingNode()).isTrue();
    for (JsonNode block : content.path("body")) {
      if (block.path("type").asText().equals("TextBlock")) {
        String unescaped = block.path("text").asText().replaceAll("\\\\[!-/:-@\\[-`{-~]", "");
        assertThat(unescaped).startsWith("*").contains("* and ");
        assertThat(unescaped.replace("*", "")).doesNotContainPattern("[\\\\`*_\\[\\](){}<>@|~#]");
      } else {
        assertThat(block.path("type").asText()).isEqualTo("RichTextBlock");
        block
            .path("inlines")
            .forEach(run -> assertThat(run.path("type").asText()).isEqualTo("TextRun"));
      }
    }
  }

  @Override
  String read(JsonNode message) {
    return String.join("\n", texts(message));
  }

  @Test
  void aWorkflowThatAcceptsItHasIt() {
    receiver.answer(TestReceiver.status(202));

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Sent());
  }

  @Test
  void anOldWebhookThatWasLimitedBehindIsTriedLater() {
    receiver.answer(
        TestReceiver.body(
            200,
            "Webhook message delivery failed with error: Microsoft Teams endpoint returned"
                + " HTTP error 429 with ContextId tcid=1",
            "Retry-After",
            "2"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Later("it answered 429", Duration.ofSeconds(2)));
  }

  @Test
  void anOldWebhookThatFailedBehindDidNotSend() {
    receiver.answer(
        TestReceiver.body(
            200, "Microsoft Teams endpoint returned HTTP error 413 with ContextId tcid=1"));

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Refused("it answered 413"));
  }
}
