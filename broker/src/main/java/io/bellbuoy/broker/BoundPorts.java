package io.bellbuoy.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's and the controller's port, bound before anything starts: a port in use is refused
 * with nothing to take down, and a free port found cannot be lost again. Thread-safe.
 */
final class BoundPorts implements ServerSocketFactory, AutoCloseable {

  private static final int BACKLOG = 50;

  private final ServerSocketChannel broker;
  private final ServerSocketChannel controller;

  private BoundPorts(ServerSocketChannel broker, ServerSocketChannel controller) {
    this.broker = broker;
    this.controller = controller;
  }

  /**
   * Binds both on 127.0.0.1, the controller's to any free port.
   *
   * @throws BrokerException where the port is in use or may not be taken
   */
  static BoundPorts bind(int port) {
    ServerSocketChannel broker = open(port);
    try {
      return new BoundPorts(broker, open(0));
    } catch (BrokerException e) {
      close(broker);
      throw e;
    }
  }

  int brokerPort() {
    return broker.socket().getLocalPort();
  }

  int controllerPort() {
    return controller.socket().getLocalPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer) {
    return listener.equals(BrokerSettings.CONTROLLER) ? controller : broker;
  }

  @Override
  public void close() {
    close(broker);
    close(controller);
  }

  /** 127.0.0.1, whatever this machine makes of the name localhost. */
  static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static ServerSocketChannel open(int port) {
    ServerSocketChannel channel = null;
    try {
      channel = ServerSocketChannel.open();
      channel.bind(new InetSocketAddress(loopback(), port), BACKLOG);
      channel.configureBlocking(false);
      return channel;
    } catch (IOException e) {
      if (channel != null) {
        close(channel);
      }
      throw new BrokerException(
          "the broker cannot listen on "
              + BrokerSettings.HOST
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "); stop what uses the port, or name another port",
          e);
    }
  }

  private static void close(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // A socket nobody has connected to has nothing left to lose.
      return;
    }
  }
}
