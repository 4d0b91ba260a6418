package io.bellbuoy.sink.channel.http;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookChannelTest extends ChannelContract {

  private TestReceiver receiver;
  private HttpCounterpart counterpart;

  @BeforeEach
  void open() throws IOException {
    receiver = new TestReceiver();
    counterpart = new HttpCounterpart(receiver, TestReceiver.status(204));
  }

  @AfterEach
  void close() {
    counterpart.close();
  }

  @Override
  protected String kind() {
    return "webhook";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("url", receiver.url("/hook?team=blue"), "timeout", "300ms");
  }

  @Override
  protected List<String> received() {
    return counterpart.taken().stream().map(TestReceiver.Call::body).toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    counterpart.behave(behaviour);
  }

  @Test
  void aRequestSaysWhatItCarries() {
    send("header.X-Team", "blue", "header.content-type", "text/html");

    TestReceiver.Call call = receiver.calls().get(0);
    assertThat(call.path()).isEqualTo("/hook?team=blue");
    assertThat(call.headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("User-Agent", "bellbuoy")
        .containsEntry("X-Team", "blue")
        .containsEntry("Idempotency-Key", alert(1).id())
        .doesNotContainKeys("Authorization", "X-Bellbuoy-Signature");
  }

  @Test
  void itLogsInAsItIsTold() throws IOException {
    Files.writeString(folder.resolve("token"), "from-a-file\n");

    send("token", "t0ken");
    send("username", "alice", "password", "pässword");
    send("token", "file:" + folder.resolve("token"));

    assertThat(receiver.calls())
        .extracting(call -> call.headers().get("Authorization"))
        .containsExactly("Bearer t0ken", "Basic YWxpY2U6cMOkc3N3b3Jk", "Bearer from-a-file");
  }

  @Test
  void aSignatureProvesTheBodyAndTheTime() throws Exception {
    send("secret", "a key");

    TestReceiver.Call call = receiver.calls().get(0);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("a key".getBytes(UTF_8), "HmacSHA256"));
    byte[] signed =
        mac.doFinal(
            (call.headers().get("X-Bellbuoy-Timestamp") + "." + call.body()).getBytes(UTF_8));
    assertThat(call.headers())
        .containsEntry("X-Bellbuoy-Signature", "sha256=" + HexFormat.of().formatHex(signed));
  }

  @Test
  void aTemplateSaysWhatItCarries() {
    send(
        "method",
        "PUT",
        "secret",
        "a key",
        "body",
        "{\"text\": \"{rule.severity}: {message}\", \"user\": \"{user}\"}");

    TestReceiver.Call call = receiver.calls().get(0);
    assertThat(call.method()).isEqualTo("PUT");
    assertThat(call.body())
        .isEqualTo(
            "{\"text\":\"medium: message 1\",\"user\":{\"username\":\"user-1\",\"uid\":\"uid\","
                + "\"groups\":[\"system:authenticated\"]}}");
    assertThat(call.headers())
        .containsEntry("Content-Type", "application/json")
        .containsKey("X-Bellbuoy-Signature");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void whatMayPassIsTriedLater(int status) {
    receiver.answer(TestReceiver.status(status));

    assertThat(send()).isEqualTo(new SendResult.Later("it answered " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 413, 422})
  void whatWillNeverPassIsRefused(int status) {
    receiver.answer(TestReceiver.status(status));

    assertThat(send()).isEqualTo(new SendResult.Refused("it answered " + status));
  }

  @Test
  void retryAfterIsHeard() {
    receiver.answer(TestReceiver.status(429, "Retry-After", "17"));

    assertThat(send()).isEqualTo(new SendResult.Later("it answered 429", Duration.ofSeconds(17)));
  }

  @Test
  void aReceiverThatNeverAnswersIsGivenUp() {
    CountDownLatch ended = new CountDownLatch(1);
    receiver.answer(
        (exchange, call) -> {
          try {
            ended.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    SendResult result = send("timeout", "300ms");
    ended.countDown();

    assertThat(result)
        .isEqualTo(
            new SendResult.Later(
                "127.0.0.1:" + receiver.port() + ": it did not answer within 300 ms"));
  }

  @Test
  void anAnswerWhoseBodyNeverEndsIsAnAnswer() {
    CountDownLatch ended = new CountDownLatch(1);
    receiver.answer(
        (exchange, call) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('.');
          exchange.getResponseBody().flush();
          try {
            ended.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(send("timeout", "2s")).isEqualTo(new SendResult.Sent());
    ended.countDown();
  }

  @Test
  void aConnectionThatIsResetIsTriedLater() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread resetter =
          new Thread(
              () -> {
                try (Socket connection = socket.accept()) {
                  connection.setSoLinger(true, 0);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      resetter.start();

      assertThat(send("url", "http://127.0.0.1:" + socket.getLocalPort() + "/s3cret"))
          .isInstanceOfSatisfying(
              SendResult.Later.class, later -> assertThat(later.reason()).doesNotContain("s3cret"));
      resetter.join();
    }
  }

  @Test
  void nobodyThereIsTriedLater() {
    int port = receiver.port();
    receiver.close();

    assertThat(send("url", "http://127.0.0.1:" + port + "/s3cret"))
        .isInstanceOfSatisfying(
            SendResult.Later.class,
            later ->
                assertThat(later.reason())
                    .startsWith("127.0.0.1:" + port + ": ")
                    .doesNotContain("s3cret"));
  }

  @ParameterizedTest
  @CsvSource({
    "url, ftp://example.com/, it must be an http or https URL",
    "url, /relative, it must be an http or https URL",
    "url, http://alice:s3cret@example.com/, it must be an http or https URL",
    "url, 'http://exa mple.com/', it must be an http or https URL",
    "url, '', it is required",
    "timeout, soon, it must be a number with ms",
    "timeout, 0s, it must be longer than nothing",
    "timeout, 5m, it must be at most 120s",
    "header.X Y, blue, no header may be so",
    "header.X, 'a\nb', no header may be so",
    "token, 'a\nb', no header may be so",
    "token, file:/nowhere/at/all, the file cannot be read",
    "username, alice, username and password go together",
    "username, a:b, it must have no colon",
    "method, DELETE, 'it must be one of POST, PUT'",
    "body, {message}, it must be JSON",
    "ca, nonsense, it must be a certificate as PEM",
    "clientKey, x, clientCertificate and clientKey go together"
  })
  void anOptionThatCannotBeUsedIsNamed(String name, String value, String problem) {
    Map<String, String> options = new TreeMap<>(options());
    options.put(name, value);

    assertThatThrownBy(() -> open(options))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining(name + ": " + problem)
        .hasMessageNotContaining("s3cret");
  }

  private SendResult send(String... options) {
    Map<String, String> all = new TreeMap<>(options());
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    try (Channel channel = open(all)) {
      return channel.send(List.of(alert(1)));
    }
  }
}
