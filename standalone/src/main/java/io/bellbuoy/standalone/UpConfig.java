package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.HttpConfig;
import java.time.Duration;

/**
 * What {@code up} lets one choose; everything else of the services by their environment variables.
 *
 * @param kafka port of the broker
 * @param webhook where clusters send to without TLS
 * @param https where clusters send to with TLS
 * @param api where the alerts are asked for
 * @param console where the page and its API are
 * @param admin first of four ports with health and metrics: ingest, engine, sink, console
 * @param commitInterval how often the engine commits; an alert is seen after the next commit
 */
public record UpConfig(
    int kafka,
    HttpConfig webhook,
    HttpConfig https,
    HttpConfig api,
    HttpConfig console,
    HttpConfig admin,
    Duration commitInterval) {

  UpConfig onFreePorts() {
    return new UpConfig(
        0, free(webhook), free(https), free(api), free(console), free(admin), commitInterval);
  }

  private static HttpConfig free(HttpConfig http) {
    return new HttpConfig(http.host(), 0, http.tls());
  }

  /** The admin port of the n-th service. */
  HttpConfig admin(int n) {
    return admin.port() == 0 ? admin : new HttpConfig(admin.host(), admin.port() + n, admin.tls());
  }
}
