package io.bellbuoy.sink.channel.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.net.URLDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JiraTest extends TicketContract {

  private static final String ISSUE =
      "{\"id\":\"10000\",\"key\":\"SEC-24\",\"fields\":{\"status\":{\"statusCategory\":{\"key\":"
          + "\"%s\"}}}}";

  @Override
  protected String kind() {
    return "jira";
  }

  @Override
  protected String path() {
    return "/";
  }

  @Override
  protected List<String> more() {
    return List.of("username", "bellbuoy", "password", "pass", "project", "SEC");
  }

  @Override
  TestReceiver.Answer search(Found found) {
    return (exchange, call) -> {
      String issue = ISSUE.formatted(found == Found.CLOSED ? "done" : "new");
      String issues = found == Found.NONE ? "" : issue;
      boolean isSearch = call.path().contains("/search");
      TestReceiver.body(200, isSearch ? "{\"issues\":[" + issues + "]}" : issue).to(exchange, call);
    };
  }

  @Override
  TestReceiver.Answer made() {
    return TestReceiver.body(201, "{\"id\":\"10000\",\"key\":\"SEC-24\",\"self\":\"x\"}");
  }

  @Override
  boolean makes(TestReceiver.Call call) {
    return call.path().equals("/rest/api/2/issue");
  }

  @Override
  void check(TestReceiver.Call call) {
    assertThat(call.headers()).containsEntry("Authorization", "Basic YmVsbGJ1b3k6cGFzcw==");
    assertThat(text(call, "/fields/summary")).hasSizeBetween(1, 255).doesNotContain("\n");
    checkMarkup(text(call, "/fields/description"));
    for (var label : json(call.body()).at("/fields/labels")) {
      assertThat(label.asText()).matches("[a-z0-9-]{1,255}");
    }
  }

  @Override
  void checkComment(TestReceiver.Call call) {
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/rest/api/2/issue/SEC-24/comment");
    checkMarkup(text(call, "/body"));
  }

  /** But for our own link everything stands between the two marks. */
  private static void checkMarkup(String text) {
    assertThat(text).hasSizeBetween(1, 32_767).endsWith("\n{noformat}");
    String[] parts = text.split("(?i)\\{noformat", -1);
    assertThat(parts).hasSize(3);
    assertThat(parts[0].replaceFirst("^\\[Open the alert\\|https://[!-~]+\\]\n$", "")).isEmpty();
  }

  @Test
  void itAsksForWhatIsNotDone() {
    send(SampleAlert.plain());
    send(SampleAlert.plain(), "edition", "datacenter", "url", receiver.url("/jira/"));

    String query =
        "project = \"SEC\" AND labels = \"bellbuoy-"
            + IncidentKey.of(SampleAlert.plain()).hash()
            + "\" AND statusCategory != Done ORDER BY created DESC";
    assertThat(receiver.calls())
        .filteredOn(call -> call.method().equals("GET"))
        .extracting(call -> URLDecoder.decode(call.path(), UTF_8))
        .containsExactly(
            "/rest/api/2/search/jql?jql=" + query + "&fields=status&maxResults=1",
            "/jira/rest/api/2/search?jql=" + query + "&fields=status&maxResults=1");
  }

  @Test
  void whatTheSearchDoesNotFindYetIsRemembered() {
    try (Channel channel = opened()) {
      channel.send(List.of(SampleAlert.plain()));
      channel.send(List.of(SampleAlert.plain()));
    }

    assertThat(receiver.calls())
        .extracting(call -> call.method() + " " + call.path().replaceAll("\\?.*", ""))
        .containsExactly(
            "GET /rest/api/2/search/jql",
            "POST /rest/api/2/issue",
            "GET /rest/api/2/issue/SEC-24",
            "POST /rest/api/2/issue/SEC-24/comment");
  }

  @Test
  void whatIsRememberedAndDoneMakesAnother() {
    try (Channel channel = opened()) {
      channel.send(List.of(SampleAlert.plain()));
      receiver.answer(
          (exchange, call) -> {
            if (call.method().equals("GET")) {
              search(Found.CLOSED).to(exchange, call);
            } else {
              made().to(exchange, call);
            }
          });
      channel.send(List.of(SampleAlert.plain()));
    }

    assertThat(told()).hasSize(1);
    assertThat(makes(last())).isTrue();
  }

  @Test
  void prioritiesAreTheOperators() {
    send(SampleAlert.plain(), "priority.high", "Highest", "issueType", "Incident");

    assertThat(text(last(), "/fields/priority")).isEqualTo("{\"name\":\"Highest\"}");
    assertThat(text(last(), "/fields/issuetype")).isEqualTo("{\"name\":\"Incident\"}");
  }

  @Test
  void aProjectIsNoPartOfAQuery() {
    assertThatThrownBy(() -> opened("project", "SEC\" OR project = \"HR"))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("project: it must be a project's key");
  }

  @Test
  void itSaysWhatIsInvalid() {
    receiver.answer(
        TestReceiver.body(
            400,
            "{\"errorMessages\":[\"Oh\"],\"errors\":{\"issuetype\":\"The issue type selected is"
                + " invalid.\"}}"));

    assertThat(send(SampleAlert.plain()))
        .isEqualTo(
            new SendResult.Refused(
                "it answered 400: Oh, issuetype: The issue type selected is invalid."));
  }
}
