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

final class ServiceNowTest extends TicketContract {

  private static final String ID = "9d385017c611228701d22104cc95c371";

  @Override
  protected String kind() {
    return "servicenow";
  }

  @Override
  protected String path() {
    return "";
  }

  @Override
  protected List<String> more() {
    return List.of("username", "bellbuoy", "password", "pass");
  }

  /** It is asked for what is active, so that it does not answer what is closed. */
  @Override
  TestReceiver.Answer search(Found found) {
    return TestReceiver.body(
        200,
        found == Found.OPEN ? "{\"result\":[{\"sys_id\":\"" + ID + "\"}]}" : "{\"result\":[]}");
  }

  @Override
  TestReceiver.Answer made() {
    return TestReceiver.body(201, "{\"result\":{\"sys_id\":\"" + ID + "\"}}");
  }

  @Override
  boolean makes(TestReceiver.Call call) {
    return call.method().equals("POST") && call.path().equals("/api/now/table/incident");
  }

  @Override
  void check(TestReceiver.Call call) {
    assertThat(call.path()).isEqualTo("/api/now/table/incident");
    assertThat(call.headers())
        .containsEntry("Authorization", "Basic YmVsbGJ1b3k6cGFzcw==")
        .containsEntry("Accept", "application/json");
    assertThat(text(call, "/short_description")).hasSizeBetween(1, 160).doesNotContain("\n");
    assertThat(text(call, "/description")).hasSizeBetween(1, 4000);
    assertThat(text(call, "/correlation_id")).hasSizeBetween(1, 100);
  }

  @Override
  void checkComment(TestReceiver.Call call) {
    assertThat(call.method()).isEqualTo("PATCH");
    assertThat(call.path()).isEqualTo("/api/now/table/incident/" + ID);
    assertThat(text(call, "/work_notes"))
        .hasSizeBetween(1, 4000)
        .doesNotContainIgnoringCase("[code]")
        .doesNotContainIgnoringCase("[/code]");
  }

  @Test
  void itAsksForWhatIsActive() {
    send(SampleAlert.plain());

    assertThat(receiver.calls().get(0).path())
        .isEqualTo(
            "/api/now/table/incident?sysparm_query=correlation_id%3D"
                + IncidentKey.of(SampleAlert.plain()).hash()
                + "%5Eactive%3Dtrue%5EORDERBYDESCsys_created_on"
                + "&sysparm_fields=sys_id&sysparm_limit=1");
  }

  @ParameterizedTest
  @CsvSource({"LOW, 3, 3", "MEDIUM, 2, 2", "HIGH, 2, 1", "CRITICAL, 1, 1"})
  void impactAndUrgencyMakeThePriority(Severity severity, String impact, String urgency) {
    send(SampleAlert.of(severity));

    assertThat(text(last(), "/impact")).isEqualTo(impact);
    assertThat(text(last(), "/urgency")).isEqualTo(urgency);
  }

  @Test
  void anotherTableAndMoreFieldsAreTheOperators() {
    send(SampleAlert.plain(), "table", "sn_si_incident", "field.assignment_group", "soc");

    assertThat(last().path()).isEqualTo("/api/now/table/sn_si_incident");
    assertThat(text(last(), "/assignment_group")).isEqualTo("soc");
  }

  @Test
  void aTableIsNoPath() {
    assertThatThrownBy(() -> opened("table", "incident/../../x"))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("table: it must be the name of a table");
  }

  @Test
  void aTableThatThereIsNotIsRefused() {
    receiver.answer(
        TestReceiver.body(404, "{\"error\":{\"message\":\"Invalid table x\"},\"status\":\"f\"}"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(new SendResult.Refused("it answered 404: Invalid table x"));
  }
}
