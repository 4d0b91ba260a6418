package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts in an SQLite file on this machine's disk. This class is thread-safe. */
public final class SqliteAlertStore implements AlertStore {

  /** A page ends early at this many bytes of JSON, so that its memory is bounded. */
  private static final int PAGE_BYTES = 16 << 20;

  /** How many alerts one transaction of a purge removes, so that savers wait for milliseconds. */
  private static final int PURGE_BATCH = 1000;

  /** How many free pages a purge gives back to the disk at once. */
  private static final int VACUUM_PAGES = 5000;

  private static final String INSERT_BODY =
      "INSERT INTO alert_body (seq, search, json) VALUES (last_insert_rowid(), ?, ?)";

  private final SqliteDatabase database;
  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final AlertRows alertRows = new AlertRows();
  private final SqliteChanges changes = new SqliteChanges();

  /**
   * Opens the store; makes it where there is none.
   *
   * @param file readable by its owner alone
   * @param longestQuery after which a query is ended
   */
  public SqliteAlertStore(Path file, Duration longestQuery) {
    this.database = new SqliteDatabase(file, longestQuery);
  }

  @Override
  public int save(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return 0;
    }
    return database.write(
        "save " + alerts.size() + " alerts",
        connection -> {
          try (PreparedStatement row = connection.prepareStatement(AlertRow.INSERT);
              PreparedStatement body = connection.prepareStatement(INSERT_BODY)) {
            int added = 0;
            for (Alert alert : alerts) {
              AlertRow.bind(row, alert);
              if (row.executeUpdate() == 1) {
                body.setString(1, SearchText.of(alert));
                body.setBytes(2, serde.write(alert));
                body.executeUpdate();
                added++;
              }
            }
            return added;
          }
        });
  }

  @Override
  public AlertPage find(AlertQuery query) {
    String cursor = query.cursor();
    SqlFilter filter = SqlFilter.of(query.filter());
    boolean newest = query.order() == AlertOrder.NEWEST_FIRST;
    if (cursor != null) {
      Cursor place = Cursor.of(cursor, query);
      filter.and(
          newest ? "(raised_at, seq) < (?, ?)" : "(raised_at, seq) > (?, ?)",
          place.raisedAt(),
          place.sequence());
    }
    String direction = newest ? " DESC" : " ASC";
    String sql =
        ("SELECT " + AlertRows.COLUMNS + ", seq, raised_at FROM alert")
            + filter.where()
            + (" ORDER BY raised_at" + direction + ", seq" + direction)
            // One more than asked for tells whether another page follows.
            + (" LIMIT " + (query.limit() + 1));
    return database.read(
        "look for alerts",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filter.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
              return page(rows, query);
            }
          }
        });
  }

  private AlertPage page(ResultSet rows, AlertQuery query) throws SQLException {
    List<StoredAlert> items = new ArrayList<>();
    long bytes = 0;
    Cursor last = new Cursor(0, 0);
    while (rows.next()) {
      if (items.size() == query.limit() || bytes > PAGE_BYTES) {
        return new AlertPage(items, last.text(query));
      }
      byte[] json = rows.getBytes(1);
      bytes += json.length;
      items.add(alertRows.read(json, rows.getBytes(2)));
      last = new Cursor(rows.getLong(4), rows.getLong(3));
    }
    return new AlertPage(items, null);
  }

  @Override
  public @Nullable StoredAlert one(String id) {
    return database.<@Nullable StoredAlert>read(
        "look for an alert", connection -> alertRows.of(connection, id));
  }

  @Override
  public @Nullable StoredAlert change(String id, StateChange change) {
    return database.<@Nullable StoredAlert>write(
        "change the state of an alert",
        connection -> {
          StoredAlert before = alertRows.of(connection, id);
          if (before == null || change.repeats(before.change())) {
            return before;
          }
          changes.add(connection, id, change);
          return new StoredAlert(before.alert(), change);
        });
  }

  @Override
  public List<StateChange> history(String id) {
    return database.read("look for an alert's history", connection -> changes.of(connection, id));
  }

  @Override
  public Neighbours neighbours(Alert alert, Duration around, int most) {
    return database.read(
        "look around an alert",
        connection -> new SqliteNeighbours(connection, alert, around, most).find(alertRows));
  }

  @Override
  public AlertStats stats(AlertFilter filter) {
    return database.read("count alerts", connection -> new SqliteStats(connection, filter).count());
  }

  @Override
  public Map<String, Long> techniques(AlertFilter filter) {
    return database.read(
        "count techniques", connection -> new SqliteStats(connection, filter).techniques());
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

  @Override
  public void close() {
    database.close();
  }
}
