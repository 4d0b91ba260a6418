package io.bellbuoy.sink.channel.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpSenderTest {

  private final Vertx vertx = Vertx.vertx();
  private final CountDownLatch ended = new CountDownLatch(1);
  private TestReceiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new TestReceiver();
  }

  @AfterEach
  void close() {
    ended.countDown();
    receiver.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void anAnswerIsReadAsFarAsItIsWanted() {
    receiver.answer(TestReceiver.body(200, "{\"errors\":false}"));

    HttpReply.Answer answer = (HttpReply.Answer) send(post().reading(1000));
    assertThat(answer.isWhole()).isTrue();
    assertThat(answer.isSuccess()).isTrue();
    assertThat(answer.json().path("errors").asBoolean(true)).isFalse();
    assertThat(answer).hasToString("HTTP 200");
  }

  @Test
  void whatIsLongerIsCutAndNoJson() {
    receiver.answer(TestReceiver.body(200, "{\"a\":\"" + "x".repeat(100_000) + "\"}"));

    HttpReply.Answer answer = (HttpReply.Answer) send(post().reading(10));
    assertThat(answer.isWhole()).isFalse();
    assertThat(answer.body().toString()).isEqualTo("{\"a\":\"xxxx");
    assertThat(answer.json().isMissingNode()).isTrue();
  }

  @Test
  void anAnswerThatIsAsLongAsWantedIsWhole() {
    receiver.answer(TestReceiver.body(200, "0123456789"));

    HttpReply.Answer answer = (HttpReply.Answer) send(post().reading(10));
    assertThat(answer.isWhole()).isTrue();
    assertThat(answer.body().toString()).isEqualTo("0123456789");
  }

  @Test
  void ofAnAnswerThatDoesNotEndThereIsItsBeginning() {
    receiver.answer(
        (exchange, call) -> {
          exchange.sendResponseHeaders(503, 0);
          exchange.getResponseBody().write("half".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          hang();
        });

    HttpReply.Answer answer = (HttpReply.Answer) send(post().reading(1000), "timeout", "500ms");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.isWhole()).isFalse();
    assertThat(answer.body().toString()).isEqualTo("half");
  }

  @Test
  void anAnswerThatGoesOnDoesNotHoldItsConnection() {
    AtomicBoolean closed = new AtomicBoolean();
    receiver.answer(
        (exchange, call) -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (ended.getCount() > 0) {
              exchange.getResponseBody().write('.');
              exchange.getResponseBody().flush();
              Thread.onSpinWait();
            }
          } catch (IOException e) {
            closed.set(true);
          }
        });

    try (HttpSender sender = sender("timeout", "300ms")) {
      assertThat(((HttpReply.Answer) sender.send(post())).status()).isEqualTo(200);
      await().atMost(Duration.ofSeconds(20)).untilTrue(closed);
    }
  }

  @Test
  void aRequestSaysWhatItIs() {
    HttpRequest request =
        new HttpRequest(HttpMethod.PATCH, "/other?x=y", Map.of("x-a", "ours"), null, 0);

    send(request.with("X-C", "c"), "header.X-A", "theirs", "header.X-B", "b");

    TestReceiver.Call call = receiver.calls().get(0);
    assertThat(call.method()).isEqualTo("PATCH");
    assertThat(call.path()).isEqualTo("/other?x=y");
    assertThat(call.headers())
        .containsEntry("X-A", "ours")
        .containsEntry("X-B", "b")
        .containsEntry("X-C", "c")
        .containsEntry("User-Agent", "bellbuoy");
    assertThat(request).hasToString("PATCH");
  }

  @Test
  void oneConnectionIsUsedAgain() {
    try (HttpSender sender = sender()) {
      for (int i = 0; i < 20; i++) {
        assertThat(sender.send(post()).result()).isEqualTo(new SendResult.Sent());
      }
    }
    assertThat(receiver.calls()).hasSize(20);
  }

  @Test
  void whatTheOtherSideSaysIsOneShortLine() {
    receiver.answer(TestReceiver.status(400));
    HttpReply.Answer answer = (HttpReply.Answer) send(post());

    assertThat(answer.result("a\r\nb\u001b[31m\u202e" + "x".repeat(1000)))
        .isEqualTo(
            new SendResult.Refused(
                "it answered 400: a b [31m " + "x".repeat(251) + "… 749 more characters"));
  }

  @Test
  void pathsBelowThatOfTheUrl() {
    assertThat(endpoint("/").below("/a?b")).isEqualTo("/a?b");
    assertThat(endpoint("").below("/a")).isEqualTo("/a");
    assertThat(endpoint("/base/").below("/a")).isEqualTo("/base/a");
    assertThat(endpoint("/base?token=x").below("/a")).isEqualTo("/base/a");
    assertThat(endpoint("/s3cret")).hasToString("127.0.0.1:" + receiver.port());
  }

  private void hang() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpRequest post() {
    return HttpRequest.post(new byte[] {'{', '}'});
  }

  private HttpReply send(HttpRequest request, String... more) {
    try (HttpSender sender = sender(more)) {
      return sender.send(request);
    }
  }

  private HttpSender sender(String... more) {
    ChannelOptions options = options("/hook", more);
    return HttpSender.open(HttpEndpoint.read(options), options);
  }

  private HttpEndpoint endpoint(String path) {
    return HttpEndpoint.read(options(path));
  }

  private ChannelOptions options(String path, String... more) {
    Map<String, String> options = new TreeMap<>(Map.of("url", receiver.url(path)));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return new ChannelOptions(
        new ChannelConfig("tested", "webhook", true, Severity.LOW, options),
        new ChannelEnvironment(vertx, System.out, null, true));
  }
}
