package io.bellbuoy.sink.store.sql;

import io.bellbuoy.bootstrap.Secret;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The PostgreSQL of a test JVM, a container or Debian's, if there is one. Thread-safe. */
record TestPostgres(Optional<String> hostAndPort, String user, Secret password, Runnable stop)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresExtension.class);

  static TestPostgres start() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return container();
    }
    if (PostgresCluster.installed().isEmpty()) {
      return new TestPostgres(Optional.empty(), "", new Secret(""), () -> {});
    }
    PostgresCluster cluster = PostgresCluster.start();
    LOG.info("Tests run against the PostgreSQL of {}", PostgresCluster.installed().orElseThrow());
    return new TestPostgres(
        Optional.of(cluster.hostAndPort()),
        PostgresCluster.USER,
        PostgresCluster.PASSWORD,
        cluster::close);
  }

  private static TestPostgres container() {
    LOG.info("Tests run against PostgreSQL in a container");
    PostgreSQLContainer container = new PostgreSQLContainer("postgres:17-alpine");
    container.start();
    return new TestPostgres(
        Optional.of(container.getHost() + ":" + container.getFirstMappedPort()),
        container.getUsername(),
        new Secret(container.getPassword()),
        container::stop);
  }

  @Override
  public void close() {
    stop.run();
  }
}
