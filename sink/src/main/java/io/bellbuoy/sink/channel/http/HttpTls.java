package io.bellbuoy.sink.channel.http;

import io.bellbuoy.sink.channel.ChannelOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a channel trusts and shows of itself: {@code ca}, trusted instead of the machine's
 * authorities, {@code clientCertificate} and {@code clientKey}; each PEM, or a {@code file:}
 * reference to it. Immutable.
 *
 * @param trust null: the machine's
 * @param identity null: none is shown
 */
public record HttpTls(@Nullable PemTrustOptions trust, @Nullable PemKeyCertOptions identity) {

  /** The machine's authorities, and nothing shown. */
  public static final HttpTls NONE = new HttpTls(null, null);

  /** Reads the three. */
  public static HttpTls read(ChannelOptions options) {
    return new HttpTls(trust(options), identity(options));
  }

  private static @Nullable PemTrustOptions trust(ChannelOptions options) {
    String ca = options.secret("ca");
    if (ca == null) {
      return null;
    }
    PemTrustOptions trust = new PemTrustOptions().addCertValue(Buffer.buffer(ca));
    Vertx vertx = options.environment().vertx();
    try {
      if (trust.getTrustManagerFactory(vertx) == null) {
        options.problem("ca", "it must be a certificate as PEM");
      }
      // Vert.x passes on whatever Java's readers of certificates throw.
    } catch (Exception e) {
      options.problem("ca", "it must be a certificate as PEM");
    }
    return trust;
  }

  private static @Nullable PemKeyCertOptions identity(ChannelOptions options) {
    String certificate = options.secret("clientCertificate");
    String key = options.secret("clientKey");
    if (certificate == null || key == null) {
      if (certificate != null || key != null) {
        options.problem("clientKey", "clientCertificate and clientKey go together");
      }
      return null;
    }
    PemKeyCertOptions identity =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(certificate))
            .addKeyValue(Buffer.buffer(key));
    try {
      if (identity.getKeyManagerFactory(options.environment().vertx()) == null) {
        options.problem("clientKey", "it must be the private key of clientCertificate as PEM");
      }
      // Vert.x passes on whatever Java's readers of keys throw.
    } catch (Exception e) {
      options.problem("clientKey", "it must be the private key of clientCertificate as PEM");
    }
    return identity;
  }

  void applyTo(HttpClientOptions client) {
    if (trust != null) {
      client.setTrustOptions(trust);
    }
    if (identity != null) {
      client.setKeyCertOptions(identity);
    }
  }

  /**
   * The same for clients that are not of Vert.x; what was read without a problem can be used.
   *
   * @throws GeneralSecurityException where it cannot
   */
  public SSLContext context(Vertx vertx) throws GeneralSecurityException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          identity == null ? null : identity.getKeyManagerFactory(vertx).getKeyManagers(),
          trust == null ? null : trust.getTrustManagerFactory(vertx).getTrustManagers(),
          null);
      return context;
      // Vert.x passes on whatever Java's readers of certificates throw.
    } catch (Exception e) {
      throw new GeneralSecurityException("the certificates cannot be used", e);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return (trust == null ? "the machine's" : "an own")
        + " authority, "
        + (identity == null ? "no" : "a")
        + " client certificate";
  }
}
