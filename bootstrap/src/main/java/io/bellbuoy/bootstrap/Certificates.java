package io.bellbuoy.bootstrap;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A certificate authority of our own and a server certificate that it signed, kept in a folder.
 * Thread-safe, also between processes that share the folder.
 *
 * @param ca the authority's certificate, PEM; what clients are to trust
 * @param certificate the server's chain, PEM
 * @param key the server's private key, PKCS#8 PEM, mode 0600
 */
public record Certificates(Path ca, Path certificate, Path key) {

  /**
   * Those of the folder; made where there are none. The server's is renewed, by the same authority,
   * where it ends within 30 days or lacks one of the names: at a start, not while a server runs.
   *
   * @param names DNS names and IP addresses of the server, at least one
   * @throws StartException where the folder cannot be used or the authority is incomplete; a new
   *     authority is never made in the place of one that clients may already trust
   */
  public static Certificates in(Path folder, List<String> names) {
    return new CertificateStore(folder, Clock.systemUTC()).get(names);
  }
}
