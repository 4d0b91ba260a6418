package io.bellbuoy.sink.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * A WHERE clause with its parameters; no value ever becomes part of the SQL text. Not thread-safe.
 */
final class SqlFilter {

  /** Between the techniques in their column, and around them. */
  static final String SEPARATOR = "\u001f";

  /** Those that have an index, by how few alerts one value of them leaves, the fewest first. */
  private static final List<AlertField> INDEXED =
      List.of(
          AlertField.USER,
          AlertField.RULE,
          AlertField.NAMESPACE,
          AlertField.RESOURCE,
          AlertField.CLUSTER,
          AlertField.VERB,
          AlertField.SEVERITY,
          AlertField.STATE);

  /** So many of {@link #INDEXED} leave few enough that several values may be sorted together. */
  private static final int SORTED = 3;

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  /** What the filter asks of tables {@code alert} and, for its text, {@code alert_body}. */
  static SqlFilter of(AlertFilter filter) {
    SqlFilter sql = new SqlFilter();
    if (filter.from() != null) {
      sql.and("raised_at >= ?", filter.from().toEpochMilli());
    }
    if (filter.to() != null) {
      sql.and("raised_at < ?", filter.to().toEpochMilli());
    }
    AlertField leading = leading(filter.anyOf());
    filter.anyOf().forEach((field, values) -> sql.andAnyOf(field, values, leading));
    if (filter.text() != null) {
      // Not LIKE: a per cent sign in what somebody looks for is a per cent sign.
      sql.and(
          "EXISTS (SELECT 1 FROM alert_body b WHERE b.seq = alert.seq AND instr(b.search, ?) > 0)",
          SearchText.normal(filter.text()));
    }
    return sql;
  }

  /** Whose index is walked. SQLite knows no numbers, and would as soon walk all open alerts. */
  private static @Nullable AlertField leading(Map<AlertField, NavigableSet<String>> anyOf) {
    for (int i = 0; i < INDEXED.size(); i++) {
      NavigableSet<String> values = anyOf.get(INDEXED.get(i));
      if (values != null && (values.size() == 1 || i < SORTED)) {
        return INDEXED.get(i);
      }
    }
    return null;
  }

  SqlFilter and(String condition, Object... values) {
    conditions.add(condition);
    Collections.addAll(parameters, values);
    return this;
  }

  SqlFilter copy() {
    SqlFilter copy = new SqlFilter();
    copy.conditions.addAll(conditions);
    copy.parameters.addAll(parameters);
    return copy;
  }

  private void andAnyOf(
      AlertField field, NavigableSet<String> values, @Nullable AlertField leading) {
    if (field == AlertField.ATTACK) {
      String each = String.join(" OR ", Collections.nCopies(values.size(), "instr(attack, ?) > 0"));
      and(
          values.isEmpty() ? "FALSE" : "(" + each + ")",
          values.stream().map(technique -> SEPARATOR + technique + SEPARATOR).toArray());
      return;
    }
    boolean walked =
        field == leading || (leading == AlertField.RULE && field == AlertField.NAMESPACE);
    String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    // A plus sign keeps SQLite from the column's index.
    and((walked ? "" : "+") + field.text() + " IN (" + marks + ")", values.toArray());
  }

  /** {@code WHERE …}; nothing where it asks for nothing. */
  String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** Sets the parameters, from the first one on. */
  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
  }
}
