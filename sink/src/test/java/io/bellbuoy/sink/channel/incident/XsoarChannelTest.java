package io.bellbuoy.sink.channel.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XsoarChannelTest extends IncidentContract {

  @Override
  protected String kind() {
    return "xsoar";
  }

  @Override
  protected String path() {
    return "/xsoar/public/v1/incident";
  }

  @Override
  protected List<String> more() {
    return List.of("apiKey", "x50ar", "apiKeyId", "7");
  }

  @Override
  protected TestReceiver.Answer well() {
    return TestReceiver.body(201, "{\"id\":\"1234\",\"version\":1}");
  }

  @Override
  void check(TestReceiver.Call call) {
    assertThat(call.path()).isEqualTo("/xsoar/public/v1/incident");
    assertThat(call.headers())
        .containsEntry("Authorization", "x50ar")
        .containsEntry("x-xdr-auth-id", "7")
        .containsEntry("Accept", "application/json");
    assertThat(text(call, "/name")).hasSizeBetween(1, 255).doesNotContain("\n");
    assertThat(text(call, "/details")).hasSizeBetween(1, 10_000);
  }

  @ParameterizedTest
  @CsvSource({"LOW, 1", "MEDIUM, 2", "HIGH, 3", "CRITICAL, 4"})
  void severitiesAreThoseOfTheVendor(Severity severity, String theirs) {
    send(SampleAlert.of(severity));

    assertThat(text(last(), "/severity")).isEqualTo(theirs);
  }

  @Test
  void theTypeAndWhetherItIsInvestigatedAreTheOperators() {
    send(SampleAlert.plain(), "type", "Kubernetes", "investigate", "no");

    assertThat(text(last(), "/type")).isEqualTo("Kubernetes");
    assertThat(text(last(), "/createInvestigation")).isEqualTo("false");
  }

  @Test
  void aKeyThatCannotStandInAHeaderIsNamedAndNotRepeated() {
    assertThatThrownBy(() -> opened("apiKey", "s3cret\r\nX: y"))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("apiKey: no header may be so")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void theWholeAlertIsThereForItsMappers() {
    send(SampleAlert.plain());

    assertThat(json(text(last(), "/rawJSON")).at("/user/username").asText())
        .isEqualTo("alice@example.com");
  }

  @Test
  void whatIsTooLargeForThemIsLeftOut() {
    assertThat(send(SampleAlert.saying("x".repeat(100_000)))).isEqualTo(new SendResult.Sent());

    assertThat(body().has("rawJSON")).isFalse();
  }

  @Test
  void itSaysWhatIsInvalid() {
    receiver.answer(TestReceiver.body(403, "{\"detail\":\"Issue with API key\",\"status\":403}"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Refused("it answered 403: Issue with API key"));
  }
}
