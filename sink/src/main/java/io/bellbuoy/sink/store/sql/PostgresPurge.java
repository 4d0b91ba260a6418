package io.bellbuoy.sink.store.sql;

import io.bellbuoy.sink.store.AlertStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Removes alerts: whole days where it can, else some at a time. Of sinks that share the store one
 * removes and counts. Thread-safe.
 */
final class PostgresPurge {

  /** How many alerts one transaction removes. */
  private static final int BATCH = 1000;

  /** So long an alert may stay for the sake of the younger ones of its day. */
  private static final Duration LATER = Duration.ofDays(1);

  private static final String BATCH_OF =
      "WITH gone AS (DELETE FROM alert USING"
          + " (SELECT id, day FROM %s WHERE raised_at < ? ORDER BY raised_at, seq LIMIT ?) chosen"
          + " WHERE alert.id = chosen.id AND alert.day = chosen.day"
          + " RETURNING alert.seq, alert.tableoid),"
          + " said AS (DELETE FROM alert_change WHERE alert IN (SELECT seq FROM gone))"
          + " SELECT tableoid::regclass, count(*) FROM gone GROUP BY 1";

  private final PostgresDatabase database;
  private final PostgresPartitions partitions;

  PostgresPurge(PostgresDatabase database, PostgresPartitions partitions) {
    this.database = database;
    this.partitions = partitions;
  }

  int before(Instant before) {
    long time = before.toEpochMilli();
    Removal rest = new Removal();
    int dropped = partitions.drop(time);
    rest.remove(PostgresPartitions.DEFAULT, time, Integer.MAX_VALUE);
    rest.remove("alert", before.minus(LATER).toEpochMilli(), Integer.MAX_VALUE);
    rest.from.forEach(this::emptied);
    return dropped + rest.removed;
  }

  int oldest(int atMost) {
    @Nullable String cut =
        database.<@Nullable String>readToTheEnd(
            "find the oldest alerts",
            connection ->
                SqlState.one(
                    connection,
                    "SELECT raised_at FROM alert ORDER BY raised_at, seq LIMIT 1 OFFSET "
                        + atMost));
    int dropped = partitions.drop(cut == null ? Long.MAX_VALUE : Long.parseLong(cut));
    if (dropped > 0) {
      // Their space is free now. The rest is asked for again if that was not enough.
      return dropped;
    }
    Removal removal = new Removal();
    removal.remove("alert", Long.MAX_VALUE, atMost);
    removal.from.forEach(this::giveBack);
    return removal.removed;
  }

  /** What was removed row by row. */
  private final class Removal {

    private final Set<String> from = new TreeSet<>();
    private int removed;

    void remove(String table, long before, int atMost) {
      int batch;
      int left = atMost;
      do {
        int limit = Math.min(BATCH, left);
        batch = database.keep("purge alerts", c -> batch(c, table, before, limit));
        removed += batch;
        left -= batch;
      } while (batch > 0 && left > 0);
    }

    private int batch(Connection connection, String table, long before, int limit)
        throws SQLException {
      if (!PostgresPartitions.begin(connection)) {
        return 0;
      }
      String sql = BATCH_OF.formatted(table);
      int batch = 0;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, before);
        statement.setInt(2, limit);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            from.add(rows.getString(1));
            batch += rows.getInt(2);
          }
        }
      }
      return batch;
    }
  }

  /**
   * To the disk: a bound in bytes that does not see what was removed would remove it all. It stops
   * what reads and saves there, so only the bound in bytes asks for it, where days are too large to
   * go as a whole.
   */
  private void giveBack(String table) {
    if (!emptied(table)) {
      database.alone("give back space of " + table, "VACUUM FULL " + table);
    }
  }

  /** Whether nothing is left there; its space is free then. */
  private boolean emptied(String table) {
    try {
      return database.keep("empty " + table, connection -> truncate(connection, table));
    } catch (AlertStoreException e) {
      if (SqlState.isLocked(e.getCause())) {
        return false;
      }
      throw e;
    }
  }

  private static boolean truncate(Connection connection, String table) throws SQLException {
    if (SqlState.one(connection, "SELECT 1 FROM " + table + " LIMIT 1") != null) {
      return false;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
    @Nullable String late = SqlState.one(connection, "SELECT 1 FROM " + table + " LIMIT 1");
    if (late == null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("TRUNCATE " + table);
      }
    }
    return late == null;
  }
}
