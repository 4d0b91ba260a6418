package io.bellbuoy.sink.channel.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.JsonText;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SecurityCommandChannelTest extends ChannelContract {

  private static final String PATH =
      "/v2/organizations/12/sources/34/locations/global/findings?findingId=";

  private GoogleServer google;
  private TestReceiver receiver;
  private HttpCounterpart counterpart;
  private final Map<String, JsonNode> findings = Collections.synchronizedMap(new LinkedHashMap<>());

  @BeforeEach
  void open() throws IOException {
    google = new GoogleServer();
    receiver = new TestReceiver();
    counterpart = new HttpCounterpart(receiver, this::take);
  }

  @AfterEach
  void close() {
    counterpart.close();
    google.close();
  }

  private void take(HttpExchange exchange, TestReceiver.Call call) throws IOException {
    assertThat(call.path()).startsWith(PATH);
    String id = call.path().substring(PATH.length());
    assertThat(id).matches("[A-Za-z0-9]{1,32}");
    boolean isNew = findings.putIfAbsent(id, JsonText.of(call.body())) == null;
    TestReceiver.body(isNew ? 200 : 409, "{}").to(exchange, call);
  }

  @Override
  protected String kind() {
    return "google-scc";
  }

  @Override
  protected Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    options.put("source", "organizations/12/sources/34");
    options.put("credentials", google.credentials());
    options.put("endpoint", receiver.url("/"));
    options.put("timeout", "500ms");
    return options;
  }

  @Override
  protected List<String> received() {
    return findings.values().stream().map(f -> f.path("description").asText()).toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    counterpart.behave(behaviour);
  }

  @Test
  void aFindingHasWhatTheInterfaceAsksFor() {
    send(List.of(SampleAlert.plain()));

    JsonNode finding = findings.values().iterator().next();
    assertThat(finding.path("state").asText()).isEqualTo("ACTIVE");
    assertThat(finding.path("findingClass").asText()).isEqualTo("THREAT");
    assertThat(finding.path("category").asText()).isEqualTo("Shell in a pod");
    assertThat(finding.path("severity").asText()).isEqualTo("HIGH");
    assertThat(finding.path("eventTime").asText()).isEqualTo(SampleAlert.RAISED.toString());
    assertThat(finding.path("resourceName").asText()).isEqualTo("//bellbuoy/clusters/prod");
    assertThat(finding.at("/access/userName").asText()).isEqualTo("alice@example.com");
    assertThat(finding.at("/access/callerIp").asText()).isEqualTo("192.0.2.7");
    assertThat(finding.at("/sourceProperties/alert").asText()).isEqualTo(SampleAlert.plain().id());
  }

  @Test
  void oneThatIsThereAlreadyIsNotMadeAgain() {
    assertThat(send(List.of(SampleAlert.plain()))).isEqualTo(new SendResult.Sent());
    assertThat(send(List.of(SampleAlert.plain()))).isEqualTo(new SendResult.Sent());

    assertThat(findings).hasSize(1);
    assertThat(receiver.calls()).hasSize(2);
  }

  @Test
  void hostileTextsAreShownAndCut() {
    for (String text : SampleAlert.HOSTILE) {
      assertThat(send(List.of(SampleAlert.saying(text.repeat(100_000 / text.length())))))
          .isEqualTo(new SendResult.Sent());
    }

    assertThat(findings).hasSize(SampleAlert.HOSTILE.size());
    assertThat(findings.values())
        .allSatisfy(
            finding ->
                assertThat(finding.path("description").asText())
                    .contains("more characters")
                    .hasSizeLessThanOrEqualTo(8_000)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
  }

  private SendResult send(List<Alert> alerts) {
    try (Channel channel = open(options())) {
      return channel.send(alerts);
    }
  }
}
