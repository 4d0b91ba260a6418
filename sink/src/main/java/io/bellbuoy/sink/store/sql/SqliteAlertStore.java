package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.SearchText;
import io.bellbuoy.sink.store.StoreSize;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alerts in an SQLite file on this machine's disk. This class is thread-safe. */
public final class SqliteAlertStore extends SqlAlertStore {

  /** How many alerts one transaction of a purge removes, so that savers wait for milliseconds. */
  private static final int PURGE_BATCH = 1000;

  /** How many free pages a purge gives back to the disk at once. */
  private static final int VACUUM_PAGES = 5000;

  /** Adds a row, or leaves the one of that id alone and adds none. */
  private static final String INSERT =
      ("INSERT INTO alert (raised_at, " + String.join(", ", AlertRow.TEXTS))
          + (") VALUES (?" + ", ?".repeat(AlertRow.TEXTS.size()))
          + ") ON CONFLICT (id) DO NOTHING";

  private static final String INSERT_BODY =
      "INSERT INTO alert_body (seq, search, json) VALUES (last_insert_rowid(), ?, ?)";

  private final SqlDatabase database;
  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);

  /**
   * Opens the store; makes it where there is none.
   *
   * @param file readable by its owner alone
   * @param longestQuery after which a query is ended
   */
  public SqliteAlertStore(Path file, Duration longestQuery) {
    this(new SqliteDatabase(file, longestQuery));
  }

  private SqliteAlertStore(SqlDatabase database) {
    super(database, Dialect.SQLITE);
    this.database = database;
  }

  @Override
  public int save(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return 0;
    }
    return database.write(
        "save " + alerts.size() + " alerts",
        connection -> {
          try (PreparedStatement row = connection.prepareStatement(INSERT);
              PreparedStatement body = connection.prepareStatement(INSERT_BODY)) {
            int added = 0;
            for (Alert alert : alerts) {
              if (insert(alert, row)) {
                body.setString(1, SearchText.of(alert));
                body.setBytes(2, serde.write(alert));
                body.executeUpdate();
                added++;
              }
            }
            saved(connection, alerts);
            return added;
          }
        });
  }

  private static boolean insert(Alert alert, PreparedStatement row) throws SQLException {
    row.setLong(1, alert.raisedAt().toEpochMilli());
    int parameter = 2;
    for (String text : AlertRow.texts(alert, Dialect.SQLITE)) {
      row.setString(parameter++, text);
    }
    return row.executeUpdate() == 1;
  }

  @Override
  public int purge(Instant before) {
    return purge(
        Integer.MAX_VALUE,
        "SELECT seq FROM alert WHERE raised_at < " + before.toEpochMilli() + " ORDER BY raised_at");
  }

  @Override
  public int purgeOldest(int atMost) {
    return purge(atMost, "SELECT seq FROM alert ORDER BY raised_at, seq");
  }

  private int purge(int atMost, String selection) {
    int purged = 0;
    int batch;
    do {
      int limit = Math.min(PURGE_BATCH, atMost - purged);
      batch = database.write("purge alerts", connection -> delete(connection, selection, limit));
      purged += batch;
    } while (batch > 0 && purged < atMost);
    if (purged > 0) {
      database.write("free space", SqliteAlertStore::giveBack);
    }
    return purged;
  }

  private static int delete(Connection connection, String selection, int limit)
      throws SQLException {
    String chosen = " IN (" + selection + " LIMIT " + limit + ")";
    run(connection, "DELETE FROM alert_change WHERE alert" + chosen);
    run(connection, "DELETE FROM alert_body WHERE seq" + chosen);
    return run(connection, "DELETE FROM alert WHERE seq" + chosen);
  }

  private static int run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Math.max(0, statement.getUpdateCount());
    }
  }

  private static int giveBack(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Not execute(): that frees one page, this as many as it is told.
      return statement.executeUpdate("PRAGMA incremental_vacuum(" + VACUUM_PAGES + ")");
    }
  }

  @Override
  public StoreSize size() {
    String sql =
        "SELECT (SELECT count(*) FROM alert),"
            + " (page_count - freelist_count) * page_size"
            + " FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
    // Not ended by the clock: retention needs it, and the more there is the longer it takes.
    return database.readToTheEnd(
        "measure the store",
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            return new StoreSize(row.getLong(1), row.getLong(2));
          }
        });
  }
}
