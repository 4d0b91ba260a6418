package io.bellbuoy.sink.channel.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpsgenieTest extends TicketContract {

  private static final String ID = "70413a06-38d6-4c85-92b8-5ebc900d42e2";

  @Override
  protected String kind() {
    return "opsgenie";
  }

  @Override
  protected String path() {
    return "/";
  }

  @Override
  protected List<String> more() {
    return List.of("apiKey", "g3nie");
  }

  @Override
  TestReceiver.Answer search(Found found) {
    return found == Found.NONE
        ? TestReceiver.body(404, "{\"message\":\"Alert with alias [x] does not exist\"}")
        : TestReceiver.body(
            200,
            "{\"data\":{\"id\":\"%s\",\"status\":\"%s\"},\"took\":0.01}"
                .formatted(ID, found == Found.OPEN ? "open" : "closed"));
  }

  @Override
  TestReceiver.Answer made() {
    return TestReceiver.body(
        202, "{\"result\":\"Request will be processed\",\"took\":0.1,\"requestId\":\"43a29c5c\"}");
  }

  @Override
  boolean makes(TestReceiver.Call call) {
    return call.path().equals("/v2/alerts");
  }

  @Override
  void check(TestReceiver.Call call) {
    assertThat(call.headers()).containsEntry("Authorization", "GenieKey g3nie");
    assertThat(text(call, "/message")).hasSizeBetween(1, 130);
    assertThat(text(call, "/alias")).hasSizeBetween(1, 512);
    assertThat(text(call, "/description")).hasSizeBetween(1, 15_000);
    assertThat(text(call, "/entity")).hasSizeBetween(1, 512);
    assertThat(text(call, "/source")).hasSizeBetween(1, 100);
    assertThat(text(call, "/priority")).matches("P[1-5]");
  }

  @Override
  void checkComment(TestReceiver.Call call) {
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/v2/alerts/" + ID + "/notes?identifierType=id");
    assertThat(call.headers()).containsEntry("Authorization", "GenieKey g3nie");
    assertThat(text(call, "/note")).hasSizeBetween(1, 25_000);
  }

  @ParameterizedTest
  @CsvSource({"LOW, P4", "MEDIUM, P3", "HIGH, P2", "CRITICAL, P1"})
  void prioritiesAreThoseOfTheVendor(Severity severity, String priority) {
    send(SampleAlert.of(severity));

    assertThat(text(last(), "/priority")).isEqualTo(priority);
  }

  @Test
  void aTeamIsCalled() {
    send(SampleAlert.plain(), "team", "Platform");

    assertThat(text(last(), "/responders"))
        .isEqualTo("[{\"type\":\"team\",\"name\":\"Platform\"}]");
  }

  @Test
  void itSaysWhatIsInvalid() {
    receiver.answer(TestReceiver.body(422, "{\"message\":\"Request body is not processable\"}"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Refused("it answered 422: Request body is not processable"));
  }
}
