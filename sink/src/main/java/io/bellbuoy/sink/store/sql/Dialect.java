package io.bellbuoy.sink.store.sql;

import io.bellbuoy.sink.store.AlertField;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the databases' SQL writes differently. Thread-safe. */
enum Dialect {
  /** The JSON lies in a table of its own: SQLite reads whole rows, wanted or not. */
  SQLITE {
    @Override
    String body() {
      return "(SELECT json FROM alert_body b WHERE b.seq = alert.seq)";
    }

    @Override
    String replaceBody() {
      return "UPDATE alert_body SET json = ? WHERE seq = (SELECT seq FROM alert WHERE id = ?)";
    }

    @Override
    void setBody(PreparedStatement statement, byte[] json) throws SQLException {
      statement.setBytes(1, json);
    }

    @Override
    String contains(String column) {
      return "instr(" + column + ", ?) > 0";
    }

    @Override
    String searched() {
      return "EXISTS (SELECT 1 FROM alert_body b WHERE b.seq = alert.seq AND "
          + contains("b.search")
          + ")";
    }

    /** A plus sign keeps SQLite from the column's index: it knows no numbers to choose by. */
    @Override
    String filtered(String column) {
      return "+" + column;
    }

    @Override
    String temporary(String table) {
      return "CREATE TEMP TABLE " + table + " AS ";
    }

    /** There is one connection that writes. */
    @Override
    @Nullable String lock() {
      return null;
    }

    @Override
    String text(String value) {
      return value;
    }

    @Override
    String column(String value) {
      return value;
    }
  },

  /** Long values lie outside the row by themselves (TOAST), and the planner knows its numbers. */
  POSTGRESQL {
    @Override
    String body() {
      return "body";
    }

    @Override
    String replaceBody() {
      return "UPDATE alert SET body = ? WHERE id = ?";
    }

    @Override
    void setBody(PreparedStatement statement, byte[] json) throws SQLException {
      statement.setString(1, new String(json, StandardCharsets.UTF_8));
    }

    @Override
    String contains(String column) {
      return "strpos(" + column + ", ?) > 0";
    }

    @Override
    String searched() {
      return contains("search");
    }

    @Override
    String filtered(String column) {
      return column;
    }

    @Override
    String temporary(String table) {
      return "CREATE TEMP TABLE " + table + " ON COMMIT DROP AS ";
    }

    @Override
    @Nullable String lock() {
      return "SELECT seq FROM alert WHERE id = ? FOR UPDATE";
    }

    @Override
    String text(String value) {
      return PostgresText.of(value);
    }

    @Override
    String column(String value) {
      return PostgresText.column(value);
    }
  };

  /** An expression for the alert's JSON. */
  abstract String body();

  /** Writes another JSON, the first parameter, in the place of the one of an id, the second. */
  abstract String replaceBody();

  /** Sets that first parameter. */
  abstract void setBody(PreparedStatement statement, byte[] json) throws SQLException;

  /** Whether the column holds the parameter somewhere; a per cent sign there is one, so no LIKE. */
  abstract String contains(String column);

  /** Whether the alert's texts hold the parameter somewhere. */
  abstract String searched();

  /** A column that rows are told apart by once another column's index has found them. */
  abstract String filtered(String column);

  /** The beginning of a query whose answer is laid aside until the transaction ends. */
  abstract String temporary(String table);

  /** Keeps others from changing the alert of that id until the transaction ends; null: nobody. */
  abstract @Nullable String lock();

  /** A text as the database can hold it. */
  abstract String text(String value);

  /** A text as a column with an index can hold it. */
  abstract String column(String value);

  /** The column of a field. Quoted, as PostgreSQL's own {@code user} is who asks it. */
  static String name(AlertField field) {
    return '"' + field.text() + '"';
  }
}
