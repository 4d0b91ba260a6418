package io.bellbuoy.sink.channel.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import io.bellbuoy.sink.store.AlertFixture;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ElasticsearchChannelTest extends ChannelContract {

  private static final String STREAM = "logs-bellbuoy.alerts-default";

  private TestReceiver receiver;
  private HttpCounterpart counterpart;
  private final SearchServer search = new SearchServer();

  @BeforeEach
  void open() throws IOException {
    receiver = new TestReceiver();
    counterpart = new HttpCounterpart(receiver, search::answer);
  }

  @AfterEach
  void close() {
    counterpart.close();
  }

  @Override
  protected String kind() {
    return "elasticsearch";
  }

  @Override
  protected Map<String, String> options() {
    return with();
  }

  private Map<String, String> with(String... more) {
    Map<String, String> options = new TreeMap<>();
    options.put("url", receiver.url("/"));
    options.put("timeout", "500ms");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  @Override
  protected List<String> received() {
    return search.documents().values().stream().map(JsonNode::toString).toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    counterpart.behave(behaviour);
  }

  @Test
  void aDocumentIsOfTheCommonSchemaAndHasTheAlertsId() {
    send(with("apiKey", "a2V5"), List.of(SampleAlert.plain()));

    assertThat(search.documents()).containsOnlyKeys(SampleAlert.plain().id());
    JsonNode document = requireNonNull(search.documents().get(SampleAlert.plain().id()));
    assertThat(document.at("/ecs/version").asText()).isNotBlank();
    assertThat(document.at("/user/name").asText()).isEqualTo("alice@example.com");
    assertThat(receiver.calls().get(0).headers()).containsEntry("Authorization", "ApiKey a2V5");
  }

  @Test
  void anotherFormatGetsTheTimeThatADataStreamWants() {
    Alert alert = AlertFixture.alert(1);

    send(with("format", "bellbuoy"), List.of(alert));

    JsonNode document = requireNonNull(search.documents().get(alert.id()));
    assertThat(document.path("@timestamp").asText()).isEqualTo(alert.raisedAt().toString());
    assertThat(document.path("message").asText()).isEqualTo("message 1");
    // The event of this alert has a member twice, which Elasticsearch would refuse.
    assertThat(document.path("event").toString()).isEqualTo("{\"kind\":\"twice\"}");
    assertThat(
            requireNonNull(search.templates().get(STREAM))
                .at("/template/mappings/properties/event/enabled"))
        .hasToString("false");
  }

  @Test
  void theTemplateIsInstalledOnce() {
    try (Channel channel = open(options())) {
      sendAll(channel, numbered(0, 1));
      sendAll(channel, numbered(1, 2));
    }
    send(options(), numbered(2, 3));

    assertThat(receiver.calls())
        .extracting(call -> call.method() + " " + call.path())
        .containsExactly(
            "GET /_index_template/" + STREAM,
            "PUT /_index_template/" + STREAM,
            "POST /" + STREAM + "/_bulk",
            "POST /" + STREAM + "/_bulk",
            "GET /_index_template/" + STREAM,
            "POST /" + STREAM + "/_bulk");
    JsonNode template = requireNonNull(search.templates().get(STREAM));
    assertThat(template.at("/index_patterns/0").asText()).isEqualTo(STREAM);
    assertThat(template.has("data_stream")).isTrue();
    assertThat(template.at("/template/mappings/properties/@timestamp/type").asText())
        .isEqualTo("date");
  }

  @Test
  void whoMayNotInstallItIsToldWhatToDo() {
    receiver.answer(
        TestReceiver.body(
            403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"not you\"}}"));

    assertThat(send(options(), numbered(0, 1)))
        .isInstanceOfSatisfying(
            SendResult.Later.class,
            later ->
                assertThat(later.reason())
                    .contains("security_exception: not you", "set installTemplate to no"));
  }

  @Test
  void withoutATemplateNobodyIsAskedForOne() {
    send(with("installTemplate", "no", "dataStream", "mine"), numbered(0, 1));

    assertThat(receiver.calls()).extracting(TestReceiver.Call::path).containsExactly("/mine/_bulk");
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() {
    assertThat(send(options(), numbered(0, 3))).isEqualTo(new SendResult.Sent());
    assertThat(send(options(), numbered(0, 4))).isEqualTo(new SendResult.Sent());

    assertThat(search.documents()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aDocumentThatComesTooEarlyIsTriedLater(int status) {
    search.failing().put("alert-0002", status);
    try (Channel channel = open(options())) {
      assertThat(channel.send(numbered(0, 5)))
          .isEqualTo(
              new SendResult.Part(
                  2,
                  new SendResult.Later(
                      "it answered " + status + ": some_exception: for a reason")));
      search.failing().clear();
      assertThat(channel.send(numbered(2, 5))).isEqualTo(new SendResult.Sent());
    }
    assertThat(search.documents()).hasSize(5);
  }

  @Test
  void aDocumentThatTheMappingRefusesIsRefusedAlone() {
    search.failing().put("alert-0002", 400);
    try (Channel channel = open(options())) {
      assertThat(channel.send(numbered(0, 5)))
          .isEqualTo(
              new SendResult.Part(
                  2, new SendResult.Refused("it answered 400: some_exception: for a reason")));
      assertThat(channel.send(numbered(2, 5))).isInstanceOf(SendResult.Refused.class);
      assertThat(channel.send(numbered(3, 5))).isEqualTo(new SendResult.Sent());
    }
    assertThat(search.documents()).hasSize(4);
  }

  @Test
  void anAnswerThatDoesNotTellOfEachIsNoSuccess() {
    receiver.answer(TestReceiver.body(200, "{\"errors\":true,\"items\":[]}"));

    assertThat(send(with("installTemplate", "no"), numbered(0, 2)))
        .isInstanceOf(SendResult.Later.class);
  }

  @Test
  void hostileTextsAreDocumentsAsWell() {
    List<Alert> hostile = SampleAlert.HOSTILE.stream().map(SampleAlert::saying).toList();

    assertThat(send(options(), hostile)).isEqualTo(new SendResult.Sent());

    assertThat(search.documents()).hasSize(hostile.size());
  }

  private SendResult send(Map<String, String> options, List<Alert> alerts) {
    try (Channel channel = open(options)) {
      return channel.send(alerts);
    }
  }
}
