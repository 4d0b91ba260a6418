package io.bellbuoy.sink.store.sql;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real PostgreSQL for tests, one server for all test classes of a JVM: Testcontainers' where a
 * Docker engine answers, else Debian's; tests are skipped where there is neither. Use:
 * {@code @RegisterExtension static final PostgresExtension postgres = new PostgresExtension();}
 * Thread-safe.
 */
public final class PostgresExtension implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PostgresExtension.class);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private volatile @Nullable TestPostgres server;

  @Override
  public void beforeAll(ExtensionContext context) {
    // In the session's store, which closes what it holds when the JVM has run its last test.
    TestPostgres started =
        context
            .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .computeIfAbsent(TestPostgres.class, key -> TestPostgres.start(), TestPostgres.class);
    Assumptions.assumeTrue(
        started.hostAndPort().isPresent(),
        "neither Docker nor Debian's package postgresql is there: PostgreSQL is NOT tested");
    server = started;
  }

  /** A new database that nobody else uses. */
  public PostgresConfig freshDatabase() {
    return freshDatabase(Duration.ofSeconds(10));
  }

  PostgresConfig freshDatabase(Duration longestQuery) {
    TestPostgres running = requireNonNull(server, "the test class has not begun");
    String place = "postgresql://" + running.hostAndPort().orElseThrow() + "/";
    String name = "test_" + DATABASES.incrementAndGet();
    run(config(place + "template1", running, longestQuery), "CREATE DATABASE " + name);
    return config(place + name, running, longestQuery);
  }

  private static PostgresConfig config(String url, TestPostgres server, Duration longestQuery) {
    return new PostgresConfig(url, server.user(), server.password(), 8, longestQuery);
  }

  /** Runs statements as whoever owns the database. */
  static void run(PostgresConfig config, String sql) {
    try (Connection connection = connect(config);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static Connection connect(PostgresConfig config) throws SQLException {
    return DriverManager.getConnection(
        config.jdbcUrl(), config.user(), requireNonNull(config.password()).value());
  }
}
