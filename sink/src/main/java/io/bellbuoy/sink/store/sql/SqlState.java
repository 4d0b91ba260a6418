package io.bellbuoy.sink.store.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL means by its errors. */
final class SqlState {

  private SqlState() {}

  /** Down, starting, stopping, or with no connection left: it may pass. */
  static boolean isUnreachable(SQLException e) {
    String state = state(e);
    return e instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("53300");
  }

  /** Two transactions were in each other's way; the same again may pass at once. */
  static boolean isCollision(SQLException e) {
    return state(e).startsWith("40");
  }

  /** Ended by the clock. */
  static boolean isQueryEnded(SQLException e) {
    return state(e).equals("57014");
  }

  /** Somebody else holds the lock for too long. */
  static boolean isLocked(@Nullable Throwable e) {
    return e instanceof SQLException sql && state(sql).equals("55P03");
  }

  /** A value that it cannot take, or one that is too much for it. */
  static boolean isRefusal(@Nullable Throwable e) {
    return e instanceof SQLException sql
        && (state(sql).startsWith("22") || state(sql).startsWith("54"));
  }

  /** The pool's own message says only that it waited; the one below says for what. */
  static String message(SQLException e) {
    SQLException said =
        e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException below
            ? below
            : e;
    return String.valueOf(said.getMessage());
  }

  /** The one value that a query answers. */
  static @Nullable String one(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }
}
