package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.StoredAlert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads alerts with what was said of them last. Thread-safe. */
final class AlertRows {

  private final JsonSerde<Alert> alerts = new JsonSerde<>(Alert.class);
  private final SqlChanges changes;
  private final Dialect dialect;

  AlertRows(SqlChanges changes, Dialect dialect) {
    this.changes = changes;
    this.dialect = dialect;
  }

  /** The columns that {@link #read} takes; a part of a selection from {@code alert}. */
  String columns() {
    return dialect.body() + ", (SELECT json FROM alert_change c WHERE c.number = last_change)";
  }

  StoredAlert read(byte[] alert, byte @Nullable [] change) {
    return new StoredAlert(alerts.read(alert), changes.read(change));
  }

  /** The alert of that id; null: there is none. */
  @Nullable StoredAlert of(Connection connection, String id) throws SQLException {
    List<StoredAlert> found = of(connection, List.of(id));
    return found.isEmpty() ? null : found.get(0);
  }

  /** Those of them that are there, in no order. */
  List<StoredAlert> of(Connection connection, Collection<String> ids) throws SQLException {
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    String sql = "SELECT " + columns() + " FROM alert WHERE id IN (" + marks + ")";
    List<StoredAlert> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (String id : ids) {
        statement.setString(parameter++, dialect.column(id));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(read(rows.getBytes(1), rows.getBytes(2)));
        }
      }
    }
    return found;
  }
}
