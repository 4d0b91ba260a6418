package io.bellbuoy.sink.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses channels may connect to: the one judgement of every kind. Immutable.
 *
 * <p>A name is looked up for each connection and all its addresses are judged; the connection must
 * go to the address that is answered, so that a name that changes in between changes nothing. For
 * clients that look names up themselves there is {@link #sockets}.
 *
 * @param allowLocal whether they may lead to this machine, its link or its cloud's metadata
 * @param names looks names up
 */
public record Reach(boolean allowLocal, Names names) {

  /** Looks names up. */
  @FunctionalInterface
  public interface Names {

    /** All addresses of a name or an address, at least one. Blocks. */
    InetAddress[] all(String host) throws UnknownHostException;
  }

  /**
   * An address, or why there is none.
   *
   * @param address null: there is none that may be used
   * @param problem a sentence; empty where there is an address
   */
  public record Lookup(@Nullable InetAddress address, String problem) {}

  /** The judgement over the names that this machine knows. */
  public static Reach of(boolean allowLocal) {
    return new Reach(allowLocal, InetAddress::getAllByName);
  }

  /** The address to connect to now. Blocks. */
  public Lookup lookup(String host) {
    InetAddress[] addresses;
    try {
      addresses = names.all(host);
    } catch (UnknownHostException e) {
      return new Lookup(null, "no address is known for " + host);
    }
    for (InetAddress address : addresses) {
      if (!allows(address)) {
        return new Lookup(null, refusal(host, address));
      }
    }
    return new Lookup(addresses[0], "");
  }

  /** Whether a connection may go there. */
  public boolean allows(InetAddress address) {
    return allowLocal || !LocalAddresses.contain(address);
  }

  /** Sockets that connect only where they may, for clients that look names up themselves. */
  public javax.net.SocketFactory sockets() {
    return new ReachingSockets(this);
  }

  static String refusal(String host, InetAddress address) {
    return host
        + " leads to "
        + address.getHostAddress()
        + ", which is this machine, its link or a metadata service; webhooks.allowLocal in the"
        + " sink's configuration would permit it";
  }
}
