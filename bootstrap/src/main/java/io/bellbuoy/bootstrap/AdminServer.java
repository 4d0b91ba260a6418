package io.bellbuoy.bootstrap;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics} of one service. Thread-safe. */
public final class AdminServer implements AutoCloseable {

  public AdminServer(HttpConfig http, PrometheusMeterRegistry metrics, List<HealthCheck> checks) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * Listens.
   *
   * @throws StartException where the port is taken
   */
  public void start() {
    throw new UnsupportedOperationException("to be written");
  }

  /** The port it listens on. */
  public int port() {
    throw new UnsupportedOperationException("to be written");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("to be written");
  }
}
