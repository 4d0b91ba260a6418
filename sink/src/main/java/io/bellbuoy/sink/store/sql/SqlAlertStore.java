package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertOrder;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStats;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.Neighbours;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked and said of alerts in a relational database; how they are saved and purged differs
 * too much to be shared. This class is thread-safe.
 */
public abstract sealed class SqlAlertStore implements AlertStore
    permits SqliteAlertStore, PostgresAlertStore {

  /** A page ends early at this many bytes of JSON, so that its memory is bounded. */
  private static final int PAGE_BYTES = 16 << 20;

  /** Rows that a driver may fetch ahead; each may have some MiB. */
  private static final int FETCHED = 10;

  private final SqlDatabase database;
  private final Dialect dialect;
  private final SqlChanges changes;
  private final AlertRows alertRows;
  private final SqlClosings closings;

  SqlAlertStore(SqlDatabase database, Dialect dialect) {
    this.database = database;
    this.dialect = dialect;
    this.changes = new SqlChanges(dialect);
    this.alertRows = new AlertRows(changes, dialect);
    this.closings = new SqlClosings(alertRows, changes, dialect);
  }

  /** What follows the saving of these, in its transaction. */
  final void saved(Connection connection, List<Alert> alerts) throws SQLException {
    closings.apply(connection, alerts);
  }

  @Override
  public AlertPage find(AlertQuery query) {
    SqlFilter filter = SqlFilter.of(query.filter(), dialect);
    String sql = page(query, alertRows.columns() + ", seq, raised_at", filter);
    return database.read(
        "look for alerts",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            filter.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
              return page(rows, query);
            }
          }
        });
  }

  /** The selection of a page's rows; narrows the filter to what follows the query's cursor. */
  static String page(AlertQuery query, String columns, SqlFilter filter) {
    boolean newest = query.order() == AlertOrder.NEWEST_FIRST;
    String cursor = query.cursor();
    if (cursor != null) {
      Cursor place = Cursor.of(cursor, query);
      filter.and(
          newest ? "(raised_at, seq) < (?, ?)" : "(raised_at, seq) > (?, ?)",
          place.raisedAt(),
          place.sequence());
    }
    String direction = newest ? " DESC" : " ASC";
    return ("SELECT " + columns + " FROM alert" + filter.where())
        + (" ORDER BY raised_at" + direction + ", seq" + direction)
        // One more than asked for tells whether another page follows.
        + (" LIMIT " + (query.limit() + 1));
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
          changes.lock(connection, id);
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
        connection -> new SqlNeighbours(connection, dialect, alert, around, most).find(alertRows));
  }

  @Override
  public AlertStats stats(AlertFilter filter) {
    return database.read(
        "count alerts", connection -> new SqlStats(connection, filter, dialect).count());
  }

  @Override
  public Map<String, Long> techniques(AlertFilter filter) {
    return database.read(
        "count techniques", connection -> new SqlStats(connection, filter, dialect).techniques());
  }

  @Override
  public void close() {
    database.close();
  }
}
