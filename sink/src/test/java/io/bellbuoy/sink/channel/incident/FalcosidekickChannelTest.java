package io.bellbuoy.sink.channel.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.HttpKindContract;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class FalcosidekickChannelTest extends HttpKindContract {

  static final List<String> HOSTILE = SampleAlert.HOSTILE;

  @Override
  protected String kind() {
    return "falcosidekick";
  }

  @Override
  protected String path() {
    return "/";
  }

  @Override
  protected List<String> more() {
    return List.of();
  }

  @Override
  protected TestReceiver.Answer well() {
    return TestReceiver.body(200, "ok");
  }

  @Test
  void anAlertIsToldAsFalcoDoes() throws IOException {
    assertThat(send(SampleAlert.plain(), "token", "t0ken")).isEqualTo(new SendResult.Sent());

    assertThat(last().method()).isEqualTo("POST");
    assertThat(last().path()).isEqualTo("/");
    assertThat(last().headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Authorization", "Bearer t0ken");
    assertThat(body().toString()).isEqualTo(documented("falcosidekick.json"));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void whatItRequiresIsThereWhateverAnAttackerWrites(String hostile) {
    assertThat(send(SampleAlert.saying(hostile))).isEqualTo(new SendResult.Sent());

    JsonNode event = body();
    assertThat(event.path("output").isTextual()).isTrue();
    assertThat(event.path("rule").asText()).isEqualTo("Shell in a pod");
    assertThat(event.path("priority").asText())
        .isIn("Notice", "Warning", "Error", "Critical", "Alert", "Emergency", "Informational");
    assertThat(Instant.parse(event.path("time").asText())).isEqualTo(SampleAlert.RAISED);
    assertThat(event.path("output_fields").isObject()).isTrue();
  }
}
