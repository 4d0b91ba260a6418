package io.bellbuoy.sink.channel.aws;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.store.AlertFixture;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class S3ChannelTest extends ChannelContract {

  private TestReceiver receiver;
  private HttpCounterpart counterpart;

  /** As a bucket keeps them: what has the same key takes its place. */
  private final Map<String, String> objects = Collections.synchronizedMap(new LinkedHashMap<>());

  @BeforeEach
  void open() throws IOException {
    receiver = new TestReceiver();
    counterpart =
        new HttpCounterpart(
            receiver,
            (exchange, call) -> {
              take(call);
              TestReceiver.status(200).to(exchange, call);
            });
  }

  @AfterEach
  void close() {
    counterpart.close();
  }

  private void take(TestReceiver.Call call) {
    Signature.check(call, "s3");
    assertThat(call.method()).isEqualTo("PUT");
    assertThat(call.headers())
        .containsEntry("Content-Encoding", "gzip")
        .containsEntry("Content-Type", "application/x-ndjson")
        .containsKey("x-amz-content-sha256");
    objects.put(URLDecoder.decode(call.path(), StandardCharsets.UTF_8), call.body());
  }

  @Override
  protected String kind() {
    return "s3";
  }

  @Override
  protected Map<String, String> options() {
    Map<String, String> options = new TreeMap<>(Signature.OPTIONS);
    options.put("bucket", "audit");
    options.put("endpoint", receiver.url("/"));
    options.put("timeout", "500ms");
    return options;
  }

  @Override
  protected List<String> received() {
    return objects.values().stream().flatMap(String::lines).toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    counterpart.behave(behaviour);
  }

  @Test
  void aKeySaysTheHourAndEndsAsWhatItIs() {
    send(AlertFixture.alerts(3));

    assertThat(objects).hasSize(1);
    assertThat(objects.keySet().iterator().next())
        .matches(
            "/audit/bellbuoy/date=2026-03-01/hour=12/20260301T120000Z-[0-9a-f]{32}\\.ndjson\\.gz");
    assertThat(read(received())).isEqualTo(AlertFixture.alerts(3));
  }

  @Test
  void anObjectIsOfOneHour() {
    List<Alert> alerts =
        List.of(AlertFixture.alert(1), AlertFixture.alert(2), AlertFixture.alert(3601));

    send(alerts);

    assertThat(START.toString()).startsWith("2026-03-01T12:00");
    assertThat(objects.keySet().toString()).contains("hour=12/", "hour=13/");
    assertThat(read(received())).isEqualTo(alerts);
  }

  @Test
  void anObjectWhoseAnswerWasLostIsOverwrittenByItselfThoughMoreHasCome() {
    receiver.answer(
        (exchange, call) -> {
          take(call);
          throw new IOException("the answer is lost");
        });
    try (Channel channel = open(options())) {
      assertThat(channel.send(numbered(0, 3))).isInstanceOf(SendResult.Later.class);
      behave(Behaviour.WELL);
      assertThat(channel.send(numbered(0, 9))).isEqualTo(new SendResult.Sent());
    }

    assertThat(objects).hasSize(2);
    assertThat(read(received())).isEqualTo(numbered(0, 9));
  }

  @Test
  void anotherSinkWritesTheSameObject() {
    send(numbered(0, 5));
    send(numbered(0, 5));

    assertThat(objects).hasSize(1);
    assertThat(receiver.calls()).hasSize(2);
  }

  @Test
  void largeDocumentsAreSeveralObjects() {
    String text = "x".repeat(6 << 20);

    assertThat(
            send(
                List.of(
                    AlertFixture.alert("prod", 1, Severity.LOW, text + 1),
                    AlertFixture.alert("prod", 2, Severity.LOW, text + 2),
                    AlertFixture.alert("prod", 3, Severity.LOW, text + 3))))
        .isEqualTo(new SendResult.Sent());

    assertThat(objects).hasSize(2);
  }

  @Test
  void aBucketThatIsBusyIsTriedLater() {
    receiver.answer(
        TestReceiver.body(
            503,
            "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Please reduce</Message>"
                + "</Error>"));

    assertThat(send(numbered(0, 1)))
        .isEqualTo(new SendResult.Later("it answered 503: SlowDown: Please reduce"));
  }

  private SendResult send(List<Alert> alerts) {
    try (Channel channel = open(options())) {
      return channel.send(alerts);
    }
  }
}
