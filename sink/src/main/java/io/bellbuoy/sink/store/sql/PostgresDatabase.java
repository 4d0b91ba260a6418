package io.bellbuoy.sink.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.bellbuoy.sink.store.AlertStoreException;
import io.bellbuoy.sink.store.SlowQueryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL, and as many connections to it as are allowed. Thread-safe.
 *
 * <p>It may be down at any time, at the start too: what is asked of it meanwhile fails, and what is
 * asked afterwards finds it, migrated.
 */
final class PostgresDatabase implements SqlDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);
  private static final int OLDEST_VERSION = 14;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** After this silence of the server a connection is given up; longer than any answer takes. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** A transaction that met another one on its way is tried so often. */
  private static final int TRIES = 4;

  /**
   * A save that was acknowledged must outlive the loss of power, whatever the server's default. The
   * just-in-time compiler takes longer than our queries, above all where partitions are many.
   */
  private static final String SESSION =
      "SET jit = off; SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off'";

  private final PostgresConfig config;
  private final PGSimpleDataSource source;
  private final HikariDataSource pool;

  /** For what takes as long as it takes: migrations, partitions, purges. */
  private final HikariDataSource keeper;

  private volatile boolean migrated;

  /**
   * Connects where it can.
   *
   * @throws AlertStoreException where it can, and cannot use what is there
   */
  PostgresDatabase(PostgresConfig config) {
    this.config = config;
    this.source = source(config, Duration.ZERO);
    Duration silence = SILENCE.plus(config.longestQuery());
    this.pool = pool("store", source(config, silence), config.connections());
    this.keeper = pool("store-keeper", source, 1);
    try {
      migrate();
    } catch (SQLException e) {
      if (!SqlState.isUnreachable(e)) {
        close();
        throw new AlertStoreException(
            "cannot open the alert store " + config.place() + ": " + SqlState.message(e), e);
      }
      LOG.atWarn()
          .log("the alert store {} is not there yet: {}", config.place(), SqlState.message(e));
    }
  }

  private static PGSimpleDataSource source(PostgresConfig config, Duration silence) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(config.jdbcUrl());
    if (config.user() != null) {
      source.setUser(config.user());
    }
    if (config.password() != null) {
      source.setPassword(config.password().value());
    }
    source.setApplicationName("bellbuoy-sink");
    source.setTcpKeepAlive(true);
    source.setConnectTimeout((int) PATIENCE.toSeconds());
    source.setSocketTimeout((int) silence.toSeconds());
    // Plans are made for the values that are asked for, and a pooler in between needs no memory.
    source.setPrepareThreshold(0);
    return source;
  }

  private static HikariDataSource pool(String name, PGSimpleDataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setConnectionInitSql(SESSION);
    // Not now: the server may be down.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** Once; of many sinks that start at the same time one does it while the others wait. */
  private synchronized void migrate() throws SQLException {
    if (migrated) {
      return;
    }
    try (Connection connection = source.getConnection()) {
      check(connection);
    }
    try {
      Flyway.configure(PostgresDatabase.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:io/bellbuoy/sink/store/sql/postgresql")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getMessage(), e);
    }
    migrated = true;
    LOG.atInfo().addKeyValue("store", config.place()).log("the alert store is open");
  }

  private static void check(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST_VERSION) {
      throw new SQLException(
          "it is PostgreSQL " + version + "; the oldest that will do is " + OLDEST_VERSION);
    }
    String encoding = SqlState.one(connection, "SHOW server_encoding");
    if (!"UTF8".equals(encoding)) {
      throw new SQLException(
          "its encoding is " + encoding + "; make the database with ENCODING 'UTF8'");
    }
  }

  @Override
  public <T extends @Nullable Object> T write(String what, Work<T> work) {
    return run(pool, what, "", work);
  }

  /** The same for what keeps the store in order and may take long. */
  <T extends @Nullable Object> T keep(String what, Work<T> work) {
    return run(keeper, what, "SET LOCAL lock_timeout = '3s'", work);
  }

  /** One statement that stands for itself, such as VACUUM. */
  void alone(String what, String sql) {
    try (Connection connection = connection(keeper);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(what, e);
    }
  }

  @Override
  public <T extends @Nullable Object> T read(String what, Work<T> work) {
    long millis = Math.max(1, config.longestQuery().toMillis());
    return run(pool, what, snapshot("SET LOCAL statement_timeout = " + millis), work);
  }

  @Override
  public <T extends @Nullable Object> T readToTheEnd(String what, Work<T> work) {
    return run(keeper, what, snapshot("SET LOCAL statement_timeout = 0"), work);
  }

  private static String snapshot(String more) {
    return "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; " + more;
  }

  private <T extends @Nullable Object> T run(
      HikariDataSource from, String what, String first, Work<T> work) {
    for (int left = TRIES - 1; ; left--) {
      try (Connection connection = connection(from)) {
        return transaction(connection, first, work);
      } catch (SQLException e) {
        if (SqlState.isQueryEnded(e)) {
          throw new SlowQueryException(config.longestQuery());
        }
        if (left == 0 || !SqlState.isCollision(e)) {
          throw failure(what, e);
        }
      }
    }
  }

  private static <T extends @Nullable Object> T transaction(
      Connection connection, String first, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      if (!first.isEmpty()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(first);
        }
      }
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      try {
        connection.rollback();
      } catch (SQLException lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
  }

  private Connection connection(HikariDataSource from) throws SQLException {
    if (!migrated) {
      migrate();
    }
    return from.getConnection();
  }

  private AlertStoreException failure(String what, SQLException e) {
    return new AlertStoreException(
        "cannot " + what + " in " + config.place() + ": " + SqlState.message(e), e);
  }

  @Override
  public void close() {
    pool.close();
    keeper.close();
  }
}
