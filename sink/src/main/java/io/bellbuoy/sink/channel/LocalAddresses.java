package io.bellbuoy.sink.channel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses that a request from here reaches and one from elsewhere does not. */
final class LocalAddresses {

  /** Metadata and platform services of clouds that are not link-local: Alibaba, Azure, Oracle. */
  private static final Set<String> METADATA =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192");

  private LocalAddresses() {}

  /** Whether it is loopback, link-local, multicast, unspecified, or a cloud's metadata service. */
  static boolean contain(InetAddress address) {
    InetAddress inner = embedded(address);
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || isReserved(address.getAddress())
        || METADATA.contains(address.getHostAddress())
        || (inner != null && contain(inner));
  }

  private static boolean isReserved(byte[] address) {
    if (address.length == 4) {
      // 0.0.0.0/8 leads to this machine on Linux; 255.255.255.255 to everybody on the link.
      return address[0] == 0 || Arrays.equals(address, new byte[] {-1, -1, -1, -1});
    }
    // fd00:ec2::/32 and fd20:ce::/32 are the metadata services of AWS and Google.
    return startsWith(address, 0xfd, 0x00, 0x0e, 0xc2)
        || startsWith(address, 0xfd, 0x20, 0x00, 0xce);
  }

  /** The IPv4 address that an IPv6 address carries: compatible, NAT64 or 6to4; null: none. */
  private static @Nullable InetAddress embedded(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return null;
    }
    byte[] bytes = address.getAddress();
    if (startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        || startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
      return ipv4(bytes, 12);
    }
    return startsWith(bytes, 0x20, 0x02) ? ipv4(bytes, 2) : null;
  }

  private static InetAddress ipv4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static boolean startsWith(byte[] address, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if ((address[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
