package io.bellbuoy.bootstrap;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a port speaks TLS: with a certificate that is given, or with one that is made in a folder.
 *
 * @param enabled false: plain HTTP, and the rest is not looked at
 * @param certificate the server's chain, PEM; null: made in the folder
 * @param key its private key, PEM; given with the certificate
 * @param folder keeps what is made, see {@link Certificates#in}
 * @param names DNS names and IP addresses that the made certificate is for
 * @param clientCa authority of client certificates, PEM; a client may then present one, and one
 *     that the authority did not sign is refused. Null: none is asked for
 */
public record TlsConfig(
    boolean enabled,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable Path folder,
    List<String> names,
    @Nullable Path clientCa) {

  public TlsConfig {
    names = List.copyOf(names);
    if (enabled) {
      if (certificate == null != (key == null)) {
        throw new IllegalArgumentException(
            (key == null ? "certificate is given without key" : "key is given without certificate")
                + "; give both, or neither for a certificate made in folder");
      }
      if (certificate == null && folder == null) {
        throw new IllegalArgumentException(
            "enabled is true without a certificate; give certificate and key, or folder and names");
      }
      if (certificate == null && names.isEmpty()) {
        throw new IllegalArgumentException(
            "names must hold the DNS names and addresses by which clients reach this port");
      }
    }
  }

  /** TLS with a certificate made in the folder, for those names. */
  public static TlsConfig selfMade(Path folder, List<String> names) {
    return new TlsConfig(true, null, null, folder, names, null);
  }

  /**
   * Makes the server speak TLS.
   *
   * @throws StartException where a file cannot be read or made
   */
  void applyTo(HttpServerOptions options) {
    options.setSsl(true).setKeyCertOptions(keyCertificate());
    if (clientCa != null) {
      options.setClientAuth(ClientAuth.REQUEST);
      options.setTrustOptions(new PemTrustOptions().addCertPath(readable(clientCa)));
    }
  }

  private PemKeyCertOptions keyCertificate() {
    if (certificate != null && key != null) {
      return new PemKeyCertOptions().addCertPath(readable(certificate)).addKeyPath(readable(key));
    }
    if (folder == null) {
      throw new IllegalStateException("the constructor lets no enabled configuration be so");
    }
    Certificates made = Certificates.in(folder, names);
    return new PemKeyCertOptions()
        .addCertPath(made.certificate().toString())
        .addKeyPath(made.key().toString());
  }

  private static String readable(Path file) {
    if (!Files.isReadable(file)) {
      throw new StartException(
          "the TLS file " + file + " cannot be read; make it readable to this user");
    }
    return file.toString();
  }
}
