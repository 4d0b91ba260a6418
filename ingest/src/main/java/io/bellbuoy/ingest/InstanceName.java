package io.bellbuoy.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** What an instance is called: the same after every restart, so that it leaves no other behind. */
final class InstanceName {

  private InstanceName() {}

  /**
   * The name.
   *
   * @param configured null: it is made of the host's name and the port
   */
  static String of(@Nullable String configured, int port) {
    return configured == null ? "ingest-" + host() + "-" + port : configured;
  }

  private static String host() {
    String given = System.getenv("HOSTNAME");
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
