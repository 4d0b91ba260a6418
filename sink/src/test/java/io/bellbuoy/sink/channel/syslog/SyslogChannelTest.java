package io.bellbuoy.sink.channel.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.SendResult;
import io.vertx.core.net.NetServerOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over TCP, to a server that can be told to behave badly. */
final class SyslogChannelTest extends ChannelContract {

  private boolean allowLocal = true;
  private SyslogReceiver server;

  @BeforeEach
  void startServer() {
    server = new SyslogReceiver(vertx, new NetServerOptions());
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Override
  protected String kind() {
    return "syslog";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(server.port()),
        "transport", "tcp",
        "timeout", "2s");
  }

  @Override
  protected List<String> received() {
    return server.messages();
  }

  /** It answers nothing, so that it cannot be silent, busy or refuse. */
  @Override
  protected Set<Behaviour> possible() {
    return EnumSet.of(Behaviour.WELL, Behaviour.FAILING, Behaviour.RESETTING);
  }

  @Override
  protected void behave(Behaviour behaviour) {
    switch (behaviour) {
      case FAILING -> server.stop();
      case RESETTING -> server.hangsUp(true);
      default -> {
        server.stop();
        server.hangsUp(false);
        server.start();
      }
    }
  }

  @Override
  protected ChannelEnvironment environment() {
    return new ChannelEnvironment(vertx, System.out, null, allowLocal);
  }

  @Test
  void oneConnectionServesMany() {
    try (Channel channel = open(options())) {
      sendAll(channel, numbered(0, 5));
      sendAll(channel, numbered(5, 1200));
    }

    assertThat(server.messages()).hasSize(1200);
    assertThat(server.messages().get(0))
        .startsWith("<133>1 2026-03-01T12:00:00Z prod bellbuoy - alert - {");
  }

  @Test
  void aServerThatWasRestartedIsNoticedBeforeSending() {
    try (Channel channel = open(options())) {
      sendAll(channel, numbered(0, 3));
      await().until(() -> server.soFar().size() == 3);
      server.stop();
      server.start();
      sendAll(channel, numbered(3, 6));
    }

    assertThat(server.messages()).hasSize(6);
  }

  @Test
  void aFullBatchThatWasOnItsWayIsWrittenAgain() {
    List<io.bellbuoy.schemas.Alert> full =
        IntStream.range(0, SyslogChannel.MOST).mapToObj(n -> numbered(n)).toList();
    try (Channel channel = open(options())) {
      sendAll(channel, List.of(numbered(9000)));
      // From now on it takes nothing: the batch is on its way when it hangs up.
      server.hangsUpOnNext();
      SendResult result = channel.send(full);
      await().until(server::hasHungUp);
      if (result instanceof SendResult.Later) {
        // It hung up between two writes and was heard: the caller tries again.
        sendAll(channel, full);
      }
      sendAll(channel, List.of(numbered(9001)));
    }

    List<String> after = server.messages();
    assertThat(after).hasSize(SyslogChannel.MOST + 2);
    assertThat(after.get(1)).contains("alert-0000");
    assertThat(after.get(after.size() - 1)).contains("alert-9001");
  }

  @Test
  void aMachineOfOurOwnIsNotReachedUnlessPermitted() {
    allowLocal = false;
    try (Channel channel = open(options())) {
      assertThat(channel.send(List.of(numbered(1))))
          .isInstanceOfSatisfying(
              SendResult.Later.class,
              later -> assertThat(later.reason()).contains("127.0.0.1", "this machine"));
    }
    assertThat(server.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "host, '', it is required",
    "host, http://x, it must be a name or an address",
    "port, 0, it must be a number from 1 to 65535",
    "transport, quic, 'it must be one of tls, tcp, udp'",
    "framing, length, 'it must be one of octet-counting, newline'",
    "facility, local8, 'it must be one of kern, user'",
    "appName, two words, it must be 1 to 48 printable",
    "maxSize, 100, it must be a number from 480",
    "timeout, 1h, it must be at most 120s",
    "clientKey, x, clientCertificate and clientKey go together"
  })
  void anOptionThatCannotBeUsedIsNamed(String name, String value, String problem) {
    Map<String, String> options = new TreeMap<>(options());
    options.put(name, value);

    assertThatThrownBy(() -> open(options))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining(name + ": " + problem);
  }
}
