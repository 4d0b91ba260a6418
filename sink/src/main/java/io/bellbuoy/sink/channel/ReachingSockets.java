package io.bellbuoy.sink.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Sockets that judge the address at the moment of connecting, whoever looked it up. */
final class ReachingSockets extends SocketFactory {

  private final Reach reach;

  ReachingSockets(Reach reach) {
    this.reach = reach;
  }

  @Override
  public Socket createSocket() {
    return new JudgedSocket(reach);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
  }

  private Socket connected(
      InetSocketAddress to, @org.jspecify.annotations.Nullable InetSocketAddress from)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (from != null) {
        socket.bind(from);
      }
      socket.connect(to);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static final class JudgedSocket extends Socket {

    private final Reach reach;

    JudgedSocket(Reach reach) {
      this.reach = reach;
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
      connect(to, 0);
    }

    @Override
    public void connect(SocketAddress to, int timeoutMillis) throws IOException {
      super.connect(judged(to), timeoutMillis);
    }

    private SocketAddress judged(SocketAddress to) throws SocketException {
      if (!(to instanceof InetSocketAddress internet)) {
        throw new SocketException("channels connect over TCP alone");
      }
      if (internet.isUnresolved()) {
        Reach.Lookup lookup = reach.lookup(internet.getHostString());
        if (lookup.address() == null) {
          throw new SocketException(lookup.problem());
        }
        return new InetSocketAddress(lookup.address(), internet.getPort());
      }
      InetAddress address = internet.getAddress();
      if (!reach.allows(address)) {
        throw new SocketException(Reach.refusal(internet.getHostString(), address));
      }
      return to;
    }
  }
}
