package io.bellbuoy.sink.channel.syslog;

import io.bellbuoy.sink.channel.Reach;
import io.bellbuoy.sink.channel.SendResult;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One datagram a message. Not thread-safe. What the network drops nobody hears of; a server's
 * machine that says that nobody listens is heard at the next sending.
 */
final class SyslogDatagrams implements SyslogTransport {

  private final SyslogSettings settings;
  private @Nullable DatagramSocket socket;

  SyslogDatagrams(SyslogSettings settings) {
    this.settings = settings;
  }

  @Override
  public SendResult send(List<byte[]> messages) {
    Reach.Lookup lookup = settings.reach().lookup(settings.host());
    InetAddress address = lookup.address();
    if (address == null) {
      return new SendResult.Later(lookup.problem());
    }
    try {
      DatagramSocket to = connected(address);
      for (byte[] message : messages) {
        to.send(new DatagramPacket(message, message.length));
      }
      return new SendResult.Sent();
    } catch (IOException e) {
      close();
      return new SendResult.Later(settings + ": " + e.getMessage());
    }
  }

  private DatagramSocket connected(InetAddress address) throws IOException {
    DatagramSocket open = socket;
    if (open != null && address.equals(open.getInetAddress())) {
      return open;
    }
    close();
    open = new DatagramSocket();
    socket = open;
    // Connected, it hears of a port where nobody listens.
    open.connect(new InetSocketAddress(address, settings.port()));
    return open;
  }

  @Override
  public void close() {
    DatagramSocket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
