package io.bellbuoy.bootstrap;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a port listens, and whether it speaks TLS.
 *
 * @param host address to bind
 * @param port 0: a free one
 * @param tls null: plain HTTP
 */
public record HttpConfig(String host, int port, @Nullable TlsConfig tls) {

  private static final int SECONDS_TO_BIND = 15;

  public HttpConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must be an address to bind, such as 127.0.0.1");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
    }
  }

  /** Plain HTTP. */
  public HttpConfig(String host, int port) {
    this(host, port, null);
  }

  /** Whether it speaks TLS. */
  public boolean secure() {
    return tls != null && tls.enabled();
  }

  /** The host at which this machine reaches it; a loopback address where it listens everywhere. */
  public String reachableHost() {
    return host.equals("0.0.0.0") ? "127.0.0.1" : host;
  }

  /**
   * What a server of this port starts from: HTTP/1.1 alone, Vert.x's bounds on request line and
   * headers, TLS as configured. Makes the certificate where the folder has none.
   *
   * @throws StartException where a certificate cannot be read or made
   */
  public HttpServerOptions serverOptions() {
    HttpServerOptions options =
        new HttpServerOptions().setHost(host).setPort(port).setHttp2ClearTextEnabled(false);
    if (tls != null && tls.enabled()) {
      options.setUseAlpn(true).setAlpnVersions(List.of(HttpVersion.HTTP_1_1));
      tls.applyTo(options);
    }
    return options;
  }

  /**
   * Opens the port of a server that was made with {@link #serverOptions}; returns when it listens.
   * Not for event loops. The caller is to hold the server: Vert.x closes one that is collected.
   *
   * @return the port, also where a free one was asked for
   * @throws StartException where it cannot be opened, such as when it is taken
   */
  public int listen(HttpServer server) {
    return listen(server, SocketAddress.inetSocketAddress(port, host));
  }

  /**
   * As {@link #listen(HttpServer)}, at an address that says more than the port does: the several
   * servers of one Vert.x that share a free port ask for {@link SocketAddress#sharedRandomPort}.
   */
  public int listen(HttpServer server, SocketAddress address) {
    try {
      return server
          .listen(address)
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(SECONDS_TO_BIND, TimeUnit.SECONDS)
          .join()
          .actualPort();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why =
          cause instanceof BindException
              ? "it is taken or the address is not of this machine (%s); free it or set another"
                  .formatted(cause.getMessage())
              : String.valueOf(cause.getMessage());
      throw new StartException("cannot listen on %s:%d: %s".formatted(host, port, why), cause);
    }
  }
}
