package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

class BoundPortsTest {

  @Test
  void bothAreOnThisMachineAlone() throws Exception {
    try (BoundPorts ports = BoundPorts.bind(0)) {
      assertThat(ports.brokerPort()).isPositive().isNotEqualTo(ports.controllerPort());
      assertThat(address(ports, BrokerSettings.BROKER))
          .isEqualTo(new InetSocketAddress(BoundPorts.loopback(), ports.brokerPort()));
      assertThat(address(ports, BrokerSettings.CONTROLLER))
          .isEqualTo(new InetSocketAddress(BoundPorts.loopback(), ports.controllerPort()));
    }
  }

  @Test
  void aPortIsFreeAgainWhenClosed() {
    BoundPorts first = BoundPorts.bind(0);
    int port = first.brokerPort();
    assertThatThrownBy(() -> BoundPorts.bind(port)).hasMessageContaining("127.0.0.1:" + port);
    first.close();
    try (BoundPorts second = BoundPorts.bind(port)) {
      assertThat(second.brokerPort()).isEqualTo(port);
    }
  }

  private static Object address(BoundPorts ports, String listener) throws Exception {
    ServerSocketChannel channel = ports.openServerSocket(listener, new InetSocketAddress(1), 1, 1);
    return channel.getLocalAddress();
  }
}
