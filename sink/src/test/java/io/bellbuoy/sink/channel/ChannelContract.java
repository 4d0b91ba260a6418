package io.bellbuoy.sink.channel;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every channel must do. */
abstract class ChannelContract {

  static Vertx vertx;

  @TempDir Path folder;

  @BeforeAll
  static void openVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  /** The kind under test. */
  abstract String kind();

  /** Options that work. */
  abstract Map<String, String> options();

  /** What the other side has, in the order in which it came. */
  abstract List<Alert> received() throws Exception;

  /** Makes the other side fail in a way that passes, or work again. */
  abstract void fail(boolean failing) throws Exception;

  ChannelEnvironment environment() {
    return new ChannelEnvironment(vertx, System.out, null, true);
  }

  Channel open(Map<String, String> options) {
    return open(Severity.LOW, options);
  }

  private Channel open(Severity lowest, Map<String, String> options) {
    return new ChannelKinds(environment())
        .open(new ChannelConfig("tested", kind(), true, lowest, options));
  }

  @Test
  void whatIsSentArrivesInOrder() throws Exception {
    try (Channel channel = open(options())) {
      sendAll(channel, alerts(7));
      sendAll(channel, List.of(alert(9), alert(8)));
    }

    List<Alert> expected = new ArrayList<>(alerts(7));
    expected.addAll(List.of(alert(9), alert(8)));
    assertThat(received()).isEqualTo(expected);
  }

  @Test
  void alertsBelowTheLowestSeverityStayBehind() throws Exception {
    try (Channel channel = open(Severity.HIGH, options())) {
      assertThat(channel.send(List.of(alert(0)))).isEqualTo(new SendResult.Unwanted());
      for (Alert alert : alerts(8)) {
        channel.send(List.of(alert));
      }
    }

    assertThat(received()).containsExactly(alert(2), alert(3), alert(6), alert(7));
  }

  @Test
  void hostileTextsArriveAsTheyAre() throws Exception {
    List<Alert> hostile =
        Stream.of(
                "a\nb\r\n", "\u001b[31m\u009b", "\u202eevil", "\u2028", "</script>", "🛟", "\u0000")
            .map(text -> alert("prod", 1, Severity.LOW, text))
            .toList();
    try (Channel channel = open(options())) {
      sendAll(channel, hostile);
    }

    assertThat(received()).isEqualTo(hostile);
  }

  @Test
  void aFailureThatPassesIsSaidAndPasses() throws Exception {
    try (Channel channel = open(options())) {
      fail(true);
      SendResult failed = channel.send(List.of(alert(1)));
      fail(false);

      assertThat(failed).isInstanceOf(SendResult.Later.class);
      assertThat(((SendResult.Later) failed).reason()).isNotBlank();
      assertThat(channel.send(List.of(alert(1)))).isEqualTo(new SendResult.Sent());
    }
    assertThat(received()).contains(alert(1));
  }

  @Test
  void itTakesAtLeastOneAtOnce() {
    try (Channel channel = open(options())) {
      assertThat(channel.mostAtOnce()).isPositive();
    }
  }

  @Test
  void anOptionThatItDoesNotKnowIsNamed() {
    Map<String, String> options = new TreeMap<>(options());
    options.put("colour", "s3cret");

    assertThatThrownBy(() -> open(options))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("channel tested: colour: there is no such option")
        .hasMessageNotContaining("s3cret");
  }

  static void sendAll(Channel channel, List<Alert> alerts) {
    for (int from = 0; from < alerts.size(); from += channel.mostAtOnce()) {
      int to = Math.min(alerts.size(), from + channel.mostAtOnce());
      assertThat(channel.send(alerts.subList(from, to))).isEqualTo(new SendResult.Sent());
    }
  }

  static List<Alert> read(List<String> lines) {
    JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
    return lines.stream().map(line -> serde.read(line.getBytes(UTF_8))).toList();
  }
}
