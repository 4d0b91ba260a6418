package io.bellbuoy.sink.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts within one snapshot, so that the numbers add up. Not thread-safe. */
final class SqliteStats {

  private final Connection connection;
  private final SqlFilter sql;

  SqliteStats(Connection connection, AlertFilter filter) {
    this.connection = connection;
    this.sql = SqlFilter.of(filter);
  }

  AlertStats count() throws SQLException {
    Map<String, Long> bySeverity = by(AlertField.SEVERITY);
    Duration interval = AlertStats.intervalFor(span());
    return new AlertStats(
        bySeverity.values().stream().mapToLong(Long::longValue).sum(),
        bySeverity,
        by(AlertField.RULE),
        by(AlertField.CLUSTER),
        interval,
        histogram(interval));
  }

  private Map<String, Long> by(AlertField field) throws SQLException {
    String query =
        ("SELECT " + field.text() + ", count(*) FROM alert" + sql.where())
            + (" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + AlertStats.MAX_GROUPS);
    Map<String, Long> counts = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      sql.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return counts;
  }

  /** From the first alert to the last. */
  private Duration span() throws SQLException {
    String query = "SELECT max(raised_at) - min(raised_at) FROM alert" + sql.where();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      sql.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        return Duration.ofMillis(row.getLong(1));
      }
    }
  }

  private List<AlertStats.Bucket> histogram(Duration interval) throws SQLException {
    long width = interval.toMillis();
    String query =
        ("SELECT raised_at / " + width + ", count(*) FROM alert" + sql.where())
            + " GROUP BY 1 ORDER BY 1";
    List<AlertStats.Bucket> buckets = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      sql.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Instant start = Instant.ofEpochMilli(rows.getLong(1) * width);
          buckets.add(new AlertStats.Bucket(start, rows.getLong(2)));
        }
      }
    }
    return buckets;
  }
}
