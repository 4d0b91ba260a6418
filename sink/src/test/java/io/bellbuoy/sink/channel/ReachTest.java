package io.bellbuoy.sink.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

  private static final Map<String, String[]> ZONE =
      Map.of(
          "public.example", new String[] {"203.0.113.7"},
          "metadata.evil.example", new String[] {"169.254.169.254"},
          "rebinding.evil.example", new String[] {"203.0.113.7", "169.254.169.254"},
          "self.evil.example", new String[] {"::ffff:7f00:1"});

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    String[] addresses = ZONE.get(host);
    if (addresses == null) {
      if (host.matches("[0-9a-f.:]+")) {
        return InetAddress.getAllByName(host);
      }
      throw new UnknownHostException(host);
    }
    InetAddress[] found = new InetAddress[addresses.length];
    for (int i = 0; i < addresses.length; i++) {
      found[i] = InetAddress.getByName(addresses[i]);
    }
    return found;
  }

  private final Reach confined = new Reach(false, ReachTest::resolve);
  private final Reach free = new Reach(true, ReachTest::resolve);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "127.0.0.1",
        "metadata.evil.example",
        "rebinding.evil.example",
        "self.evil.example"
      })
  void whatLeadsToThisMachineOrItsMetadataIsRefusedWhateverItsName(String host) throws IOException {
    Reach.Lookup lookup = confined.lookup(host);

    assertThat(lookup.address()).isNull();
    assertThat(lookup.problem()).contains(host + " leads to ", "webhooks.allowLocal");
    assertThat(free.lookup(host).address()).isNotNull();
  }

  @Test
  void aPublicNameLeadsToTheAddressThatWasJudged() throws IOException {
    assertThat(confined.lookup("public.example").address())
        .isEqualTo(InetAddress.getByName("203.0.113.7"));
    assertThat(confined.lookup("nowhere.example").problem())
        .isEqualTo("no address is known for nowhere.example");
  }

  @Test
  void aSocketJudgesWhatItsClientHasLookedUpItself() throws IOException {
    try (ServerSocket here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress local = new InetSocketAddress(here.getInetAddress(), here.getLocalPort());

      try (Socket refused = confined.sockets().createSocket()) {
        assertThatThrownBy(() -> refused.connect(local, 1000))
            .isInstanceOf(SocketException.class)
            .hasMessageContaining("leads to 127.0.0.1");
      }
      try (Socket unresolved = confined.sockets().createSocket()) {
        assertThatThrownBy(
                () ->
                    unresolved.connect(
                        InetSocketAddress.createUnresolved("metadata.evil.example", 80)))
            .hasMessageContaining("169.254.169.254");
      }
      assertThatThrownBy(
              () -> confined.sockets().createSocket("127.0.0.1", here.getLocalPort()).close())
          .isInstanceOf(SocketException.class);
      try (Socket allowed = free.sockets().createSocket("127.0.0.1", here.getLocalPort())) {
        assertThat(allowed.isConnected()).isTrue();
      }
    }
  }
}
