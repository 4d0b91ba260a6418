package io.bellbuoy.ingest;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Takes every client certificate at the handshake, which proves that the client has its key; {@link
 * ClusterGate} compares it with the very one that the cluster has registered. This class is
 * thread-safe.
 */
final class AnyClient implements X509TrustManager {

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {
    // See above: no authority is asked.
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    throw new IllegalStateException("this is for clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
