package io.bellbuoy.bootstrap;

import java.nio.file.Path;
import java.util.List;

/**
 * A certificate authority of our own and a server certificate that it signed, kept in a folder.
 * Thread-safe.
 *
 * @param ca the authority's certificate, PEM
 * @param certificate the server's chain, PEM
 * @param key the server's private key, PKCS#8 PEM, mode 0600
 */
public record Certificates(Path ca, Path certificate, Path key) {

  /**
   * Those of the folder; made where there are none, renewed where they end within 30 days or lack
   * one of the names.
   *
   * @param names DNS names and IP addresses of the server
   */
  public static Certificates in(Path folder, List<String> names) {
    throw new UnsupportedOperationException("to be written");
  }
}
