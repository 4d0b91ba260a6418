package io.bellbuoy.ingest;

import io.bellbuoy.bootstrap.HttpConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One port of the webhook, served by all event loops. Not thread-safe. */
final class WebhookServer {

  /** An API server's own are far below 1 KiB; a bearer token may take a few. */
  private static final int MAX_HEADER_BYTES = 16 << 10;

  private final Vertx vertx;
  private final HttpConfig http;
  private final WebhookHandler handler;
  private final Duration idleTimeout;
  private final int eventLoops;

  /** Vert.x closes a server that nobody holds when the garbage is collected. */
  private final List<HttpServer> servers = new ArrayList<>();

  WebhookServer(
      Vertx vertx, HttpConfig http, WebhookHandler handler, Duration idleTimeout, int eventLoops) {
    this.vertx = vertx;
    this.http = http;
    this.handler = handler;
    this.idleTimeout = idleTimeout;
    this.eventLoops = eventLoops;
  }

  /**
   * Listens.
   *
   * @param share a positive number of its own among the ports of this Vert.x
   * @return the port
   * @throws io.bellbuoy.bootstrap.StartException where it cannot
   */
  int listen(int share) {
    HttpServerOptions options = options();
    SocketAddress address =
        http.port() == 0
            ? SocketAddress.sharedRandomPort(share, http.host())
            : SocketAddress.inetSocketAddress(http.port(), http.host());
    int port = 0;
    for (int i = 0; i < eventLoops; i++) {
      HttpServer server = vertx.createHttpServer(options).requestHandler(handler);
      servers.add(server);
      port = http.listen(server, address);
    }
    return port;
  }

  private HttpServerOptions options() {
    HttpServerOptions options =
        http.serverOptions()
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setIdleTimeout((int) Math.max(1, idleTimeout.toSeconds()));
    if (options.isSsl() && options.getTrustOptions() == null) {
      options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(TrustOptions.wrap(new AnyClient()));
    }
    return options;
  }
}
