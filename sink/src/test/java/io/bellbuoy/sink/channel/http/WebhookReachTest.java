package io.bellbuoy.sink.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook leads where it may, and nowhere else. */
final class WebhookReachTest {

  private final Vertx vertx = Vertx.vertx();
  private TestReceiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new TestReceiver();
  }

  @AfterEach
  void close() {
    receiver.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "169.254.169.254"})
  void localAddressesAreRefusedUnlessAllowed(String host) {
    assertThat(send("http://" + host + ":" + receiver.port() + "/hook", false))
        .isInstanceOfSatisfying(
            SendResult.Later.class,
            later -> assertThat(later.reason()).contains("webhooks.allowLocal"));
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void redirectsAreNotFollowed() {
    receiver.answer(TestReceiver.status(302, "Location", receiver.url("/elsewhere")));

    assertThat(send(receiver.url("/hook"), true))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("redirects are not followed"));
    assertThat(receiver.calls()).hasSize(1);
  }

  @Test
  void aNameWithoutAnAddressIsTriedLater() {
    assertThat(send("http://nobody.invalid/", true))
        .isEqualTo(new SendResult.Later("no address is known for nobody.invalid"));
  }

  private SendResult send(String url, boolean allowLocal) {
    ChannelEnvironment environment = new ChannelEnvironment(vertx, System.out, null, allowLocal);
    ChannelConfig config =
        new ChannelConfig("tested", "webhook", true, Severity.LOW, Map.of("url", url));
    try (Channel channel = new ChannelKinds(environment).open(config)) {
      return channel.send(List.of(SampleAlert.plain()));
    }
  }
}
