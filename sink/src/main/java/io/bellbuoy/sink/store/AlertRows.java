package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads alerts with what was said of them last. Thread-safe. */
final class AlertRows {

  /** The columns that {@link #read} takes; a part of a selection from {@code alert}. */
  static final String COLUMNS =
      "(SELECT json FROM alert_body b WHERE b.seq = alert.seq),"
          + " (SELECT json FROM alert_change c WHERE c.number = alert.last_change)";

  private final JsonSerde<Alert> alerts = new JsonSerde<>(Alert.class);
  private final SqliteChanges changes = new SqliteChanges();

  StoredAlert read(byte[] alert, byte @Nullable [] change) {
    return new StoredAlert(alerts.read(alert), changes.read(change));
  }

  /** The alert of that id; null: there is none. */
  @Nullable StoredAlert of(Connection connection, String id) throws SQLException {
    return one(connection, "id = ?", id);
  }

  /** The alert of that number, which is there. */
  StoredAlert at(Connection connection, long sequence) throws SQLException {
    StoredAlert alert = one(connection, "seq = ?", sequence);
    if (alert == null) {
      throw new SQLException("the alert of row " + sequence + " is gone");
    }
    return alert;
  }

  private @Nullable StoredAlert one(Connection connection, String condition, Object value)
      throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM alert WHERE " + condition;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? read(rows.getBytes(1), rows.getBytes(2)) : null;
      }
    }
  }
}
