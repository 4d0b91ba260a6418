package io.bellbuoy.sink.channel.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import io.bellbuoy.sink.store.AlertFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SplunkChannelTest extends ChannelContract {

  private TestReceiver receiver;
  private HttpCounterpart counterpart;
  private final SplunkServer splunk = new SplunkServer();

  @BeforeEach
  void open() throws IOException {
    receiver = new TestReceiver();
    counterpart = new HttpCounterpart(receiver, splunk::answer);
  }

  @AfterEach
  void close() {
    counterpart.close();
  }

  @Override
  protected String kind() {
    return "splunk";
  }

  @Override
  protected Map<String, String> options() {
    return with();
  }

  private Map<String, String> with(String... more) {
    Map<String, String> options = new TreeMap<>();
    options.put("url", receiver.url(""));
    options.put("token", "t0ken");
    options.put("timeout", "500ms");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  @Override
  protected List<String> received() {
    return splunk.events().stream().map(event -> event.path("event").toString()).toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    counterpart.behave(behaviour);
  }

  @Test
  void anEventHasItsMetadata() {
    send(with("index", "audit", "sourcetype", "k8s"), List.of(SampleAlert.plain()));

    JsonNode event = splunk.events().get(0);
    assertThat(event.path("time").decimalValue()).isEqualByComparingTo("1772366401.500");
    assertThat(event.path("host").asText()).isEqualTo("prod");
    assertThat(event.path("source").asText()).isEqualTo("bellbuoy");
    assertThat(event.path("sourcetype").asText()).isEqualTo("k8s");
    assertThat(event.path("index").asText()).isEqualTo("audit");
    assertThat(event.at("/fields/severity").asText()).isEqualTo("high");
    assertThat(event.at("/fields/bellbuoy_id").asText()).isEqualTo(SampleAlert.plain().id());
    assertThat(read(received())).containsExactly(SampleAlert.plain());
  }

  @Test
  void aFormatThatIsNoJsonIsText() {
    send(with("format", "cef"), List.of(SampleAlert.plain()));

    assertThat(splunk.events().get(0).path("event").asText()).startsWith("CEF:");
  }

  @Test
  void hostileTextsArriveAsTheyAre() {
    List<Alert> hostile = SampleAlert.HOSTILE.stream().map(SampleAlert::saying).toList();

    assertThat(send(options(), hostile)).isEqualTo(new SendResult.Sent());

    assertThat(splunk.events()).hasSize(hostile.size());
  }

  @Test
  void sentIsWhatIsIndexed() {
    splunk.acknowledge(true);

    assertThat(send(with("acknowledge", "yes"), numbered(0, 3))).isEqualTo(new SendResult.Sent());

    assertThat(splunk.questions()).isPositive();
    assertThat(receiver.calls().get(0).headers().get("X-Splunk-Request-Channel"))
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void whatWasTakenAndIsNotYetIndexedIsAskedForAndNotSentAgain() {
    splunk.acknowledge(true);
    splunk.index(false);
    try (Channel channel = open(with("acknowledge", "yes", "acknowledgeTimeout", "50ms"))) {
      assertThat(channel.send(numbered(0, 3)))
          .isEqualTo(new SendResult.Later("it took them and has not indexed them within 50 ms"));
      splunk.index(true);
      assertThat(channel.send(numbered(0, 5))).isEqualTo(new SendResult.Part(3, null));
      assertThat(channel.send(numbered(3, 5))).isEqualTo(new SendResult.Sent());
    }
    assertThat(splunk.events()).hasSize(5);
  }

  @Test
  void whatIsNeverIndexedIsSentAgainInTheEnd() {
    splunk.acknowledge(true);
    splunk.index(false);
    try (Channel channel = open(with("acknowledge", "yes", "acknowledgeTimeout", "1ms"))) {
      for (int i = 0; i < 5; i++) {
        assertThat(channel.send(numbered(0, 1))).isInstanceOf(SendResult.Later.class);
      }
      assertThat(splunk.events()).hasSize(1);
      assertThat(channel.send(numbered(0, 1))).isInstanceOf(SendResult.Later.class);
    }
    assertThat(splunk.events()).hasSize(2);
  }

  @Test
  void aTokenWithoutAcknowledgementIsAnsweredAllTheSame() {
    assertThat(send(with("acknowledge", "yes"), numbered(0, 1))).isEqualTo(new SendResult.Sent());
  }

  @Test
  void afterAFailureHealthIsAskedFirst() {
    try (Channel channel = open(options())) {
      receiver.answer(TestReceiver.body(503, "{\"text\":\"Server is busy\",\"code\":9}"));
      assertThat(channel.send(numbered(0, 1)))
          .isEqualTo(new SendResult.Later("it answered 503: Server is busy"));
      assertThat(channel.send(numbered(0, 1))).isInstanceOf(SendResult.Later.class);
    }

    assertThat(receiver.calls())
        .extracting(TestReceiver.Call::path)
        .containsExactly("/services/collector/event", "/services/collector/health");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 6, Invalid data format, false",
    "403, 4, Invalid token, false",
    "500, 8, Internal server error, true",
    "503, 9, Server is busy, true"
  })
  void whatSplunkSaysIsSaid(int status, int code, String text, boolean passes) {
    receiver.answer(TestReceiver.body(status, "{\"text\":\"" + text + "\",\"code\":" + code + "}"));

    SendResult result = send(options(), numbered(0, 1));

    String reason = "it answered " + status + ": " + text;
    assertThat(result)
        .isEqualTo(passes ? new SendResult.Later(reason) : new SendResult.Refused(reason));
  }

  @Test
  void largeDocumentsGoInSeveralRequests() {
    List<Alert> large = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      large.add(AlertFixture.alert("prod", n, Severity.LOW, "x".repeat(400_000)));
    }

    assertThat(send(options(), large)).isEqualTo(new SendResult.Sent());

    assertThat(receiver.calls()).hasSize(2);
    assertThat(splunk.events()).hasSize(3);
  }

  private SendResult send(Map<String, String> options, List<Alert> alerts) {
    try (Channel channel = open(options)) {
      return channel.send(alerts);
    }
  }
}
