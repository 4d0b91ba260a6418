package io.bellbuoy.sink.store.sql;

import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.SearchText;
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

  private final Dialect dialect;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  SqlFilter(Dialect dialect) {
    this.dialect = dialect;
  }

  /** What the filter asks of table {@code alert}. */
  static SqlFilter of(AlertFilter filter, Dialect dialect) {
    SqlFilter sql = new SqlFilter(dialect);
    if (filter.from() != null) {
      sql.and("raised_at >= ?", filter.from().toEpochMilli());
    }
    if (filter.to() != null) {
      sql.and("raised_at < ?", filter.to().toEpochMilli());
    }
    AlertField leading = leading(filter.anyOf());
    filter.anyOf().forEach((field, values) -> sql.andAnyOf(field, values, leading));
    if (filter.text() != null) {
      sql.and(dialect.searched(), dialect.text(SearchText.normal(filter.text())));
    }
    return sql;
  }

  /** Whose index SQLite walks. It knows no numbers, and would as soon walk all open alerts. */
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
    SqlFilter copy = new SqlFilter(dialect);
    copy.conditions.addAll(conditions);
    copy.parameters.addAll(parameters);
    return copy;
  }

  /** A column is that, once the index of another has found the rows; null: it has nothing. */
  SqlFilter andFiltered(String column, @Nullable String value) {
    String name = dialect.filtered(column);
    return value == null ? and(name + " IS NULL") : and(name + " = ?", dialect.column(value));
  }

  /** A column is that, and its index is the one to walk. */
  SqlFilter andWalked(String column, String value) {
    return and(column + " = ?", dialect.column(value));
  }

  private void andAnyOf(
      AlertField field, NavigableSet<String> values, @Nullable AlertField leading) {
    String name = Dialect.name(field);
    if (field == AlertField.ATTACK) {
      String each = String.join(" OR ", Collections.nCopies(values.size(), dialect.contains(name)));
      and(
          values.isEmpty() ? "FALSE" : "(" + each + ")",
          values.stream().map(v -> dialect.text(SEPARATOR + v + SEPARATOR)).toArray());
      return;
    }
    boolean walked = field == leading || isSecond(field, leading);
    String marks =
        values.isEmpty() ? "NULL" : String.join(", ", Collections.nCopies(values.size(), "?"));
    and(
        (walked ? name : dialect.filtered(name)) + " IN (" + marks + ")",
        values.stream().map(dialect::column).toArray());
  }

  /** Whether an index has both, the leading one first. */
  private static boolean isSecond(AlertField field, @Nullable AlertField leading) {
    return leading == AlertField.RULE
        && (field == AlertField.NAMESPACE || field == AlertField.CLUSTER);
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
