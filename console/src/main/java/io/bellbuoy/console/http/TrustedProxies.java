package io.bellbuoy.console.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Says from which address a request comes, where proxies stand before the console. Immutable.
 *
 * <p>What {@code X-Forwarded-For} says is believed as far as it was written by a proxy of the
 * configuration: anybody can send that header.
 */
public final class TrustedProxies {

  /** Nobody is believed. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final String HEADER = "X-Forwarded-For";

  /** ::ffff:0:0/96, within which an IPv6 address is an IPv4 one. */
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0};

  private final List<Network> networks;

  /** Addresses whose first bits are those. */
  private record Network(byte[] address, int bits) {

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int i = 0; i * 8 < bits; i++) {
        int mask = 0xff << Math.max(0, 8 - (bits - i * 8));
        if (((address[i] ^ other[i]) & mask & 0xff) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Proxies.
   *
   * @param cidrs such as {@code 10.0.0.0/8}, {@code fd00::/8} or one address
   * @throws IllegalArgumentException where one is none; the message says which
   */
  public TrustedProxies(List<String> cidrs) {
    networks = cidrs.stream().map(TrustedProxies::network).toList();
  }

  private static Network network(String cidr) {
    String[] parts = cidr.strip().split("/", -1);
    byte[] address = bytes(parts[0]);
    int most = address.length * 8;
    boolean valid = address.length > 0 && parts.length <= 2;
    if (valid && parts.length == 2) {
      valid = parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= most;
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "trustedProxies holds %s, which is no network such as 10.0.0.0/8".formatted(cidr));
    }
    return new Network(address, parts.length == 2 ? Integer.parseInt(parts[1]) : most);
  }

  /** Empty where the text is no address; an IPv4 address within an IPv6 one is IPv4. */
  private static byte[] bytes(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return new byte[0];
    }
    return bytes.length == 16 && new Network(MAPPED, 96).contains(bytes)
        ? Arrays.copyOfRange(bytes, 12, 16)
        : bytes;
  }

  /** The address that it comes from: the last one that no trusted proxy stands for. */
  public String addressOf(HttpServerRequest request) {
    String address = request.remoteAddress().hostAddress();
    if (networks.isEmpty()) {
      return address;
    }
    return addressOf(address, request.headers().getAll(HEADER));
  }

  /** The same of a connection's address and what its headers hold. */
  String addressOf(String connection, List<String> forwarded) {
    List<String> way = new ArrayList<>();
    forwarded.forEach(header -> way.addAll(List.of(header.split(",", -1))));
    Collections.reverse(way);
    String address = connection;
    for (String before : way) {
      String candidate = before.strip();
      if (!isTrusted(address) || bytes(candidate).length == 0) {
        break;
      }
      address = candidate;
    }
    return address;
  }

  private boolean isTrusted(String address) {
    byte[] bytes = bytes(address);
    return networks.stream().anyMatch(network -> network.contains(bytes));
  }
}
