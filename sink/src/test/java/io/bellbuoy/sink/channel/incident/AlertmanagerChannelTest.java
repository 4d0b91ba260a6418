package io.bellbuoy.sink.channel.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.HttpKindContract;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AlertmanagerChannelTest extends HttpKindContract {

  @Override
  protected String kind() {
    return "alertmanager";
  }

  @Override
  protected String path() {
    return "/";
  }

  @Override
  protected List<String> more() {
    return List.of();
  }

  /** One text for each alert of each request. */
  @Override
  protected List<String> received() {
    return told().stream()
        .flatMap(call -> texts(json(call.body())).stream())
        .filter(text -> text.startsWith("["))
        .toList();
  }

  @Test
  void anAlertIsToldAsItIsDocumented() throws IOException {
    Instant before = Instant.now();
    assertThat(send(SampleAlert.plain(), "console", "https://bellbuoy.example"))
        .isEqualTo(new SendResult.Sent());

    assertThat(last().method()).isEqualTo("POST");
    assertThat(last().path()).isEqualTo("/api/v2/alerts");
    assertThat(last().headers()).containsEntry("Content-Type", "application/json");
    JsonNode alerts = body();
    Instant ends = Instant.parse(alerts.at("/0/endsAt").asText());
    assertThat(ends).isBetween(before.plusSeconds(3600), Instant.now().plusSeconds(3600));
    ((ObjectNode) alerts.get(0)).put("endsAt", "later");
    assertThat(alerts.toString()).isEqualTo(documented("alertmanager.json"));
  }

  @Test
  void itFiresForAsLongAsTheOperatorSays() {
    send(SampleAlert.plain(), "firing", "6h");

    Instant ends = Instant.parse(body().at("/0/endsAt").asText());
    assertThat(Duration.between(Instant.now(), ends)).isGreaterThan(Duration.ofHours(5));
  }

  @Test
  void labelsAreTheOperatorsToo() {
    send(SampleAlert.plain(), "label.team", "soc");

    assertThat(body().at("/0/labels/team").asText()).isEqualTo("soc");
  }

  @Test
  void aLabelThatPrometheusDoesNotKnowIsNamed() {
    assertThatThrownBy(() -> opened("label.a-b", "x"))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("label.a-b: no label may be called so");
  }

  @Test
  void pathsBeforeItsInterfaceAreKept() {
    send(SampleAlert.plain(), "url", receiver.url("/alertmanager/"));

    assertThat(last().path()).isEqualTo("/alertmanager/api/v2/alerts");
  }

  @Test
  void itSaysWhatIsInvalid() {
    receiver.answer(TestReceiver.body(400, "\"at least one label pair required\""));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Refused("it answered 400: at least one label pair required"));
  }
}
