package io.bellbuoy.sink.store.sql;

import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertStats;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts within one snapshot, so that the numbers add up. Not thread-safe.
 *
 * <p>What matches is looked for once and laid aside for as long as it is counted: a search through
 * texts costs more than all the counting.
 */
final class SqlStats {

  /** The most lists of techniques that are told apart; each rule has one. */
  private static final int MOST_LISTS = 10_000;

  private final Connection connection;
  private final AlertFilter filter;
  private final Dialect dialect;

  SqlStats(Connection connection, AlertFilter filter, Dialect dialect) {
    this.connection = connection;
    this.filter = filter;
    this.dialect = dialect;
  }

  AlertStats count() throws SQLException {
    layAside();
    Duration interval = AlertStats.intervalFor(span());
    List<AlertStats.Bucket> histogram = histogram(interval);
    return new AlertStats(
        histogram.stream().mapToLong(AlertStats.Bucket::count).sum(),
        by(AlertField.SEVERITY, AlertStats.MAX_GROUPS),
        by(AlertField.STATE, AlertStats.MAX_GROUPS),
        by(AlertField.RULE, AlertStats.MAX_GROUPS),
        by(AlertField.CLUSTER, AlertStats.MAX_GROUPS),
        by(AlertField.USER, AlertStats.MAX_NAMES),
        by(AlertField.NAMESPACE, AlertStats.MAX_NAMES),
        interval,
        histogram);
  }

  /** Into a table of this connection, which is gone with the transaction. */
  private void layAside() throws SQLException {
    SqlFilter sql = SqlFilter.of(filter, dialect);
    String create =
        dialect.temporary("hit")
            + "SELECT raised_at, severity, state, rule, cluster, \"user\", namespace FROM alert"
            + sql.where();
    try (PreparedStatement statement = connection.prepareStatement(create)) {
      sql.bind(statement);
      statement.executeUpdate();
    }
  }

  private Map<String, Long> by(AlertField field, int most) throws SQLException {
    String name = Dialect.name(field);
    return counts(
        ("SELECT " + name + ", count(*) FROM hit WHERE " + name + " IS NOT NULL")
            + (" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + most),
        new SqlFilter(dialect));
  }

  private Map<String, Long> counts(String query, SqlFilter sql) throws SQLException {
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

  /** By technique; the lists that rules have are few. */
  Map<String, Long> techniques() throws SQLException {
    SqlFilter sql = SqlFilter.of(filter, dialect);
    Map<String, Long> lists =
        counts(
            ("SELECT attack, count(*) FROM alert" + sql.where())
                + (" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + MOST_LISTS),
            sql);
    Map<String, Long> counts = new TreeMap<>();
    lists.forEach(
        (list, count) -> {
          for (String technique : list.split(SqlFilter.SEPARATOR, -1)) {
            if (!technique.isEmpty()) {
              counts.merge(technique, count, Long::sum);
            }
          }
        });
    Map<String, Long> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  /** As it was asked for, so that a page can draw it; from and to the alerts where it was not. */
  private Duration span() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT min(raised_at), max(raised_at) FROM hit")) {
      row.next();
      Instant first = orElse(filter.from(), row.getLong(1));
      Instant last = orElse(filter.to(), row.getLong(2));
      if (filter.from() != null && filter.to() == null) {
        last = Instant.now();
      }
      Duration span = Duration.between(first, last);
      return span.isNegative() ? Duration.ZERO : span;
    }
  }

  private static Instant orElse(@Nullable Instant asked, long found) {
    return asked == null ? Instant.ofEpochMilli(found) : asked;
  }

  private List<AlertStats.Bucket> histogram(Duration interval) throws SQLException {
    long width = interval.toMillis();
    String query =
        ("SELECT raised_at / " + width + ", severity, count(*) FROM hit")
            + " GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2";
    Map<Instant, Map<String, Long>> parts = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        parts
            .computeIfAbsent(
                Instant.ofEpochMilli(rows.getLong(1) * width), start -> new LinkedHashMap<>())
            .put(rows.getString(2), rows.getLong(3));
      }
    }
    List<AlertStats.Bucket> buckets = new ArrayList<>();
    parts.forEach(
        (start, counts) ->
            buckets.add(
                new AlertStats.Bucket(
                    start, counts.values().stream().mapToLong(Long::longValue).sum(), counts)));
    return buckets;
  }
}
