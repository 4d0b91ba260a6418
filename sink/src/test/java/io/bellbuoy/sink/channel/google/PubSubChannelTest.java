package io.bellbuoy.sink.channel.google;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.JsonText;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.store.AlertFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PubSubChannelTest extends ChannelContract {

  private GoogleServer google;
  private TestReceiver receiver;
  private HttpCounterpart counterpart;
  private final List<JsonNode> messages = Collections.synchronizedList(new ArrayList<>());

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
    assertThat(call.path()).isEqualTo("/v1/projects/project-1/topics/alerts:publish");
    if (!("Bearer token-" + google.given()).equals(call.headers().get("Authorization"))) {
      TestReceiver.status(401).to(exchange, call);
      return;
    }
    JsonText.of(call.body()).path("messages").forEach(messages::add);
    TestReceiver.body(200, "{\"messageIds\":[]}").to(exchange, call);
  }

  @Override
  protected String kind() {
    return "pubsub";
  }

  @Override
  protected Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    options.put("project", "project-1");
    options.put("topic", "alerts");
    options.put("credentials", google.credentials());
    options.put("endpoint", receiver.url("/"));
    options.put("timeout", "500ms");
    return options;
  }

  @Override
  protected List<String> received() {
    return messages.stream().map(PubSubChannelTest::data).toList();
  }

  private static String data(JsonNode message) {
    return new String(Base64.getDecoder().decode(message.path("data").asText()), UTF_8);
  }

  @Override
  protected void behave(Behaviour behaviour) {
    if (behaviour != Behaviour.REFUSING) {
      counterpart.behave(behaviour);
      return;
    }
    // The text is in Base64, which the counterpart cannot read.
    receiver.answer(
        (exchange, call) -> {
          boolean isRefused = false;
          for (JsonNode message : JsonText.of(call.body()).path("messages")) {
            isRefused |= data(message).contains(REFUSED);
          }
          if (isRefused) {
            TestReceiver.body(400, "{\"error\":{\"code\":400,\"message\":\"Bad\"}}")
                .to(exchange, call);
          } else {
            take(exchange, call);
          }
        });
  }

  @Test
  void aMessageIsTheDocumentAndSaysWhatItIs() {
    send(options(), AlertFixture.alerts(2));

    assertThat(read(received())).isEqualTo(AlertFixture.alerts(2));
    JsonNode message = messages.get(0);
    assertThat(message.at("/attributes/id").asText()).isEqualTo(AlertFixture.alert(0).id());
    assertThat(message.at("/attributes/cluster").asText()).isEqualTo("prod");
    assertThat(message.at("/attributes/severity").asText()).isEqualTo("low");
    assertThat(message.has("orderingKey")).isFalse();
  }

  @Test
  void theOrderOfClustersIsAskedForWhereItIsWanted() {
    Map<String, String> options = options();
    options.put("order", "cluster");

    send(options, AlertFixture.alerts(1));

    assertThat(messages.get(0).path("orderingKey").asText()).isEqualTo("prod");
  }

  @Test
  void aTokenIsUsedUntilItIsNoLongerTaken() {
    try (Channel channel = open(options())) {
      sendAll(channel, AlertFixture.alerts(1));
      sendAll(channel, AlertFixture.alerts(1));
      assertThat(google.given()).isEqualTo(1);

      receiver.answer(TestReceiver.status(401));
      assertThat(channel.send(AlertFixture.alerts(1))).isInstanceOf(SendResult.Later.class);
      counterpart.behave(Behaviour.WELL);
      sendAll(channel, AlertFixture.alerts(1));
    }
    assertThat(google.given()).isEqualTo(2);
  }

  @Test
  void noTokenIsSaidInWords() {
    google
        .tokens()
        .answer(
            TestReceiver.body(
                400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT\\u001b\"}"));

    assertThat(send(options(), AlertFixture.alerts(1)))
        .isInstanceOfSatisfying(
            SendResult.Later.class,
            later ->
                assertThat(later.reason())
                    .contains("gives no token, HTTP 400: Invalid JWT\\u001B")
                    .doesNotContain("PRIVATE"));
  }

  @Test
  void whatGoogleSaysOfPermissionsWaitsUntilTheyAreGranted() {
    receiver.answer(
        TestReceiver.body(403, "{\"error\":{\"code\":403,\"message\":\"User not authorized\"}}"));

    assertThat(send(options(), AlertFixture.alerts(1)))
        .isEqualTo(new SendResult.Later("it answered 403: User not authorized"));
  }

  @Test
  void largeDocumentsGoInSeveralRequests() {
    List<Alert> large = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      large.add(AlertFixture.alert("prod", n, Severity.LOW, n + "x".repeat(2_000_000)));
    }

    assertThat(send(options(), large)).isEqualTo(new SendResult.Sent());

    assertThat(receiver.calls()).hasSize(2);
    assertThat(receiver.calls()).allSatisfy(c -> assertThat(c.body()).hasSizeLessThan(10_000_000));
    assertThat(messages).hasSize(4);
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutBeingRepeated() {
    Map<String, String> options = options();
    options.put("credentials", google.credentials().replace("service_account", "external"));

    assertThatThrownBy(() -> open(options))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("credentials: it must be the JSON key file of a service account")
        .hasMessageNotContaining("PRIVATE");
  }

  private SendResult send(Map<String, String> options, List<Alert> alerts) {
    try (Channel channel = open(options)) {
      return channel.send(alerts);
    }
  }
}
