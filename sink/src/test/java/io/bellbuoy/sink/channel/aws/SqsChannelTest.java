package io.bellbuoy.sink.channel.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqsChannelTest extends ChannelContract {

  private TestReceiver receiver;
  private HttpCounterpart counterpart;
  private final List<String> messages = new ArrayList<>();

  /** Messages with such a text fail, with that code. */
  private final Map<String, String> failing = new TreeMap<>();

  @BeforeEach
  void open() throws IOException {
    receiver = new TestReceiver();
    counterpart =
        new HttpCounterpart(
            receiver, (exchange, call) -> TestReceiver.body(200, take(call)).to(exchange, call));
  }

  @AfterEach
  void close() {
    counterpart.close();
  }

  @Override
  protected String kind() {
    return "sqs";
  }

  @Override
  protected Map<String, String> options() {
    return options("alerts");
  }

  private Map<String, String> options(String queue) {
    Map<String, String> options = new TreeMap<>(Signature.OPTIONS);
    options.put("queue", receiver.url("/123456789012/" + queue));
    options.put("timeout", "500ms");
    return options;
  }

  @Override
  protected List<String> received() {
    return messages;
  }

  @Override
  protected void behave(Behaviour behaviour) {
    counterpart.behave(behaviour);
  }

  /** Does as SQS does: judges each entry by itself. */
  private synchronized String take(TestReceiver.Call call) {
    Signature.check(call, "sqs");
    assertThat(call.headers())
        .containsEntry("X-Amz-Target", "AmazonSQS.SendMessageBatch")
        .containsEntry("Content-Type", "application/x-amz-json-1.0");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var successful = answer.putArray("Successful");
    var failed = answer.putArray("Failed");
    Set<String> ids = new HashSet<>();
    for (JsonNode entry : JsonText.of(call.body()).path("Entries")) {
      assertThat(ids.add(entry.path("Id").asText())).isTrue();
      String body = entry.path("MessageBody").asText();
      String code = code(body);
      ObjectNode said = (code == null ? successful : failed).addObject();
      said.put("Id", entry.path("Id").asText());
      if (code == null) {
        said.put("MessageId", "m").put("MD5OfMessageBody", "d");
        messages.add(body);
      } else {
        said.put("Code", code).put("SenderFault", !code.equals("InternalError"));
      }
    }
    assertThat(ids).hasSizeBetween(1, 10);
    return answer.toString();
  }

  private @Nullable String code(String body) {
    return failing.entrySet().stream()
        .filter(entry -> body.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  @Test
  void aMessageIsTheDocumentAndSaysWhatItIs() {
    send(options(), AlertFixture.alerts(1));

    JsonNode request = JsonText.of(receiver.calls().get(0).body());
    assertThat(request.path("QueueUrl").asText()).isEqualTo(receiver.url("/123456789012/alerts"));
    JsonNode entry = request.path("Entries").path(0);
    assertThat(read(List.of(entry.path("MessageBody").asText()))).isEqualTo(AlertFixture.alerts(1));
    assertThat(entry.at("/MessageAttributes/id/StringValue").asText())
        .isEqualTo(AlertFixture.alert(0).id());
    assertThat(entry.has("MessageGroupId")).isFalse();
  }

  @Test
  void aFifoQueueGetsTheOrderOfClustersAndTakesEachAlertOnce() {
    send(options("alerts.fifo"), List.of(AlertFixture.alert("Ünïcode a", 1, Severity.LOW, "x")));

    JsonNode entry = JsonText.of(receiver.calls().get(0).body()).path("Entries").path(0);
    assertThat(entry.path("MessageGroupId").asText()).isEqualTo("_n_code_a");
    assertThat(entry.path("MessageDeduplicationId").asText()).hasSize(64);
  }

  @Test
  void whatArrivedOfABatchIsNotSentAgain() {
    failing.put("alert-0003", "InternalError");
    failing.put("alert-0005", "InternalError");
    try (Channel channel = open(options())) {
      SendResult result = channel.send(numbered(0, 8));

      assertThat(result)
          .isEqualTo(new SendResult.Part(3, new SendResult.Later("SQS failed it: InternalError")));
      failing.clear();
      assertThat(channel.send(numbered(3, 8))).isEqualTo(new SendResult.Sent());
    }
    assertThat(messages).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void oneThatSqsWillNeverTakeIsRefusedAlone() {
    failing.put("alert-0001", "InvalidMessageContents");
    try (Channel channel = open(options())) {
      assertThat(channel.send(numbered(0, 3)))
          .isEqualTo(
              new SendResult.Part(
                  1, new SendResult.Refused("SQS failed it: InvalidMessageContents")));
      assertThat(channel.send(numbered(2, 3))).isEqualTo(new SendResult.Sent());
    }
    assertThat(messages).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 'com.amazonaws.sqs#ThrottlingException', true",
    "400, 'ExpiredToken', true",
    "403, 'AccessDenied', true",
    "400, 'com.amazonaws.sqs#QueueDoesNotExist', false",
    "400, 'com.amazonaws.sqs#BatchRequestTooLong', false"
  })
  void errorsAreJudgedByTheirCode(int status, String code, boolean passes) {
    receiver.answer(
        TestReceiver.body(
            status, "{\"__type\":\"" + code + "\",\"message\":\"It is so\\u001b.\"}"));

    SendResult result = send(options(), AlertFixture.alerts(1));

    assertThat(result instanceof SendResult.Later).isEqualTo(passes);
    assertThat(result.toString())
        .contains(code.substring(code.indexOf('#') + 1) + ": It is so")
        .doesNotContain("\u001b");
  }

  @Test
  void aDocumentThatIsTooLargeIsRefused() {
    Alert huge = AlertFixture.alert("prod", 1, Severity.LOW, "x".repeat(1 << 20));

    assertThat(send(options(), List.of(huge)))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("SQS takes 1 MiB"));
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void largeDocumentsGoInSeveralRequests() {
    List<Alert> large =
        List.of(1, 2, 3).stream()
            .map(n -> AlertFixture.alert("prod", n, Severity.LOW, n + "x".repeat(500_000)))
            .toList();

    assertThat(send(options(), large)).isEqualTo(new SendResult.Sent());

    assertThat(receiver.calls()).hasSize(2);
    assertThat(messages).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "queue, ftp://sqs.example/1/a, it must be the queue's URL",
    "region, eu-west-1.evil.example, it must be a region",
    "accessKeyId, , accessKeyId and secretAccessKey go together"
  })
  void anOptionThatCannotBeUsedIsNamed(String name, String value, String problem) {
    Map<String, String> options = options();
    options.remove(name);
    if (value != null) {
      options.put(name, value);
    }

    assertThatThrownBy(() -> open(options))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining(name + ": " + problem)
        .hasMessageNotContaining(Signature.SECRET);
  }

  private SendResult send(Map<String, String> options, List<Alert> alerts) {
    try (Channel channel = open(options)) {
      return channel.send(alerts);
    }
  }
}
