package io.bellbuoy.sink.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.bellbuoy.sink.store.AlertStoreException;
import io.bellbuoy.sink.store.SlowQueryException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** An SQLite file with one connection that writes and a few that read. Thread-safe. */
final class SqliteDatabase implements SqlDatabase {

  private static final Duration FOR_EVER = Duration.ofDays(365);
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 10_000;

  /** How many steps of SQLite's machine lie between two looks at the clock; about 1 ms. */
  private static final int STEPS = 20_000;

  private final Path file;
  private final Duration longest;
  private final HikariDataSource writer;
  private final HikariDataSource readers;

  /** Opens the file, readable by its owner alone; makes it where there is none. */
  SqliteDatabase(Path file, Duration longest) {
    this.file = file;
    this.longest = longest;
    try {
      create(file);
      SQLiteDataSource source = source(file);
      this.writer = pool("store-writer", source, 1);
      migrate(writer);
      this.readers = pool("store-readers", source, READERS);
    } catch (IOException
        | SQLException
        | FlywayException
        | HikariPool.PoolInitializationException e) {
      throw new AlertStoreException(
          "cannot open the alert store " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public <T extends @Nullable Object> T write(String what, Work<T> work) {
    try (Connection connection = writer.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(what, e);
    }
  }

  @Override
  public <T extends @Nullable Object> T read(String what, Work<T> work) {
    return read(what, longest, work);
  }

  @Override
  public <T extends @Nullable Object> T readToTheEnd(String what, Work<T> work) {
    return read(what, FOR_EVER, work);
  }

  private <T extends @Nullable Object> T read(String what, Duration longest, Work<T> work) {
    long end = System.nanoTime() + longest.toNanos();
    try (Connection connection = readers.getConnection()) {
      SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
      connection.setAutoCommit(false);
      ProgressHandler.setHandler(
          sqlite,
          STEPS,
          new ProgressHandler() {
            @Override
            protected int progress() {
              return System.nanoTime() - end > 0 ? 1 : 0;
            }
          });
      try {
        return work.on(connection);
      } finally {
        ProgressHandler.clearHandler(sqlite);
        connection.rollback();
      }
    } catch (SQLException e) {
      if (e instanceof SQLiteException sqlite
          && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
        throw new SlowQueryException(longest);
      }
      throw failure(what, e);
    }
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }

  private AlertStoreException failure(String what, SQLException e) {
    return new AlertStoreException("cannot " + what + " in " + file + ": " + e.getMessage(), e);
  }

  private static void create(Path file) throws IOException, SQLException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      // SQLite gives its side files the mode of this one.
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      return;
    }
    // Only an empty file can be told to give freed pages back to the disk later.
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
      statement.execute("VACUUM");
    }
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL: offsets are committed to Kafka after a save, so a save must outlive the loss of power.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-65536");
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "4000");
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariDataSource pool(String name, SQLiteDataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BUSY_MILLIS);
    return new HikariDataSource(config);
  }

  private static void migrate(HikariDataSource source) {
    Flyway.configure(SqliteDatabase.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:io/bellbuoy/sink/store/sql/sqlite")
        .load()
        .migrate();
  }
}
