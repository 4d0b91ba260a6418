package io.bellbuoy.sink.channel.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
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

final class PagerDutyChannelTest extends IncidentContract {

  @Override
  protected String kind() {
    return "pagerduty";
  }

  @Override
  protected String path() {
    return "/v2/enqueue";
  }

  @Override
  protected List<String> more() {
    return List.of("routingKey", "r0uting");
  }

  @Override
  protected TestReceiver.Answer well() {
    return TestReceiver.body(
        202, "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"x\"}");
  }

  @Override
  void check(TestReceiver.Call call) {
    assertThat(call.path()).isEqualTo("/v2/enqueue");
    assertThat(call.body().getBytes(UTF_8).length).isLessThan(512 << 10);
    assertThat(text(call, "/payload/summary")).hasSizeBetween(1, 1024).doesNotContain("\n");
    assertThat(text(call, "/payload/source")).isEqualTo("prod");
    assertThat(text(call, "/payload/severity")).isIn("critical", "error", "warning", "info");
    assertThat(text(call, "/dedup_key")).matches("[!-~]{1,255}");
  }

  @ParameterizedTest
  @CsvSource({"LOW, info", "MEDIUM, warning", "HIGH, error", "CRITICAL, critical"})
  void severitiesAreThoseOfTheVendor(Severity severity, String theirs) {
    send(SampleAlert.of(severity));

    assertThat(body().at("/payload/severity").asText()).isEqualTo(theirs);
  }

  @Test
  void aTemplateIsTheSummary() {
    send(SampleAlert.plain(), "template", "{alert.object.name} of {alert.cluster}\nmore");

    assertThat(body().at("/payload/summary").asText()).isEqualTo("web-0 of prod");
  }

  @Test
  void itSaysWhatIsInvalid() {
    receiver.answer(
        TestReceiver.body(
            400,
            "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":"
                + "[\"Length of 'routing_key' is incorrect (should be 32 characters)\"]}"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(
            new SendResult.Refused(
                "it answered 400: Event object is invalid: Length of 'routing_key' is incorrect"
                    + " (should be 32 characters)"));
  }

  @Test
  void withoutItsKeyItIsNotOpened() {
    assertThatThrownBy(() -> opened("routingKey", " "))
        .isInstanceOf(ChannelException.class)
        .hasMessage("channel tested: routingKey: it is required");
  }
}
