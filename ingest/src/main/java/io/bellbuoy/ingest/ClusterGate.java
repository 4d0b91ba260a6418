package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.Sha256;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Tells which cluster a request comes from, by the token in its path and whatever else that
 * cluster's registration asks for. This class is thread-safe.
 */
final class ClusterGate {

  private static final String BEARER = "bearer ";

  private final RegistryLoader<ClustersImage> clusters;

  ClusterGate(RegistryLoader<ClustersImage> clusters) {
    this.clusters = clusters;
  }

  /**
   * The cluster whose token this is; null: nobody's.
   *
   * @throws RefusedException where that cannot be known yet
   */
  @Nullable Cluster named(String token) {
    if (!clusters.caughtUp()) {
      throw new RefusedException(503, "the clusters have not been read yet");
    }
    return clusters.image().byToken(token, Instant.now());
  }

  /**
   * The sender, which is the named one if it presents all that its registration asks for.
   *
   * @throws RefusedException where it is nobody; the message tells neither what was presented nor
   *     which of the secrets was wrong
   */
  Cluster identify(@Nullable Cluster cluster, HttpServerRequest request) {
    if (cluster == null
        || !presentsBearer(cluster, request)
        || !presentsCertificate(cluster, request)) {
      throw new RefusedException(
          401, "no cluster is registered with this URL and these credentials");
    }
    return cluster;
  }

  /** Why no cluster can be told now, a sentence; null: it can. */
  @Nullable String problem() {
    String problem = clusters.problem();
    return clusters.caughtUp() || problem != null ? problem : "the clusters are still being read";
  }

  private static boolean presentsBearer(Cluster cluster, HttpServerRequest request) {
    if (cluster.bearerHash() == null) {
      return true; // an API server may carry credentials for somebody else
    }
    String header = request.getHeader("authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return false;
    }
    String presented = header.substring(BEARER.length()).strip();
    return same(Sha256.hex(presented.getBytes(UTF_8)), cluster.bearerHash());
  }

  private static boolean presentsCertificate(Cluster cluster, HttpServerRequest request) {
    if (cluster.clientCertificate() == null) {
      return true;
    }
    SSLSession session = request.connection().sslSession();
    if (session == null) {
      return false;
    }
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0
          && same(Sha256.hex(chain[0].getEncoded()), cluster.clientCertificate());
    } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
      return false;
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(UTF_8), other.toLowerCase(java.util.Locale.ROOT).getBytes(UTF_8));
  }
}
