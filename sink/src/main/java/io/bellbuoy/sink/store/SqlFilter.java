package io.bellbuoy.sink.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;

/**
 * A WHERE clause with its parameters; no value ever becomes part of the SQL text. Not thread-safe.
 */
final class SqlFilter {

  /** Between the techniques in their column, and around them. */
  static final String SEPARATOR = "\u001f";

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
    filter.anyOf().forEach(sql::andAnyOf);
    if (filter.text() != null) {
      // Not LIKE: a per cent sign in what somebody looks for is a per cent sign.
      sql.and(
          "EXISTS (SELECT 1 FROM alert_body b WHERE b.seq = alert.seq AND instr(b.search, ?) > 0)",
          SearchText.normal(filter.text()));
    }
    return sql;
  }

  SqlFilter and(String condition, Object... values) {
    conditions.add(condition);
    Collections.addAll(parameters, values);
    return this;
  }

  private void andAnyOf(AlertField field, NavigableSet<String> values) {
    if (field == AlertField.ATTACK) {
      String each = String.join(" OR ", Collections.nCopies(values.size(), "instr(attack, ?) > 0"));
      and(
          values.isEmpty() ? "FALSE" : "(" + each + ")",
          values.stream().map(technique -> SEPARATOR + technique + SEPARATOR).toArray());
      return;
    }
    String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    and(field.text() + " IN (" + marks + ")", values.toArray());
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
