package io.bellbuoy.sink.channel;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a URL leads. Its name is looked up for each sending, every address is judged, and the
 * connection goes to the one that was judged: a name that changes in between changes nothing.
 *
 * @param host a name or an address
 * @param allowLocal whether it may lead to this machine, its link or its cloud's metadata
 */
public record Destination(String host, int port, boolean tls, String path, boolean allowLocal) {

  /** The destination of an absolute http or https URL; null: it is none, or carries a password. */
  public static @Nullable Destination of(String url, boolean allowLocal) {
    URI uri;
    try {
      uri = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    String host = uri.getHost();
    if (host == null
        || uri.getRawUserInfo() != null
        || uri.getPort() > 65535
        || !(tls || "http".equalsIgnoreCase(uri.getScheme()))) {
      return null;
    }
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Destination(host.replaceAll("[\\[\\]]", ""), port, tls, path + query, allowLocal);
  }

  /** The same server with another path. */
  public Destination at(String other) {
    return new Destination(host, port, tls, other, allowLocal);
  }

  /** For messages: without the path, which may be a secret. */
  @Override
  public String toString() {
    return host + ":" + port;
  }

  /** The address to connect to now. Blocks. */
  public Reach.Lookup lookup() {
    return Reach.of(allowLocal).lookup(host);
  }
}
