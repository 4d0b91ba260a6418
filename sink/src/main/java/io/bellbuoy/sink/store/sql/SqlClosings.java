package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.sink.store.StoredAlert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings the final numbers to alerts that stand for several matches: such an alert comes again,
 * closed, without its event. Thread-safe.
 */
final class SqlClosings {

  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final AlertRows rows;
  private final SqlChanges changes;
  private final Dialect dialect;

  SqlClosings(AlertRows rows, SqlChanges changes, Dialect dialect) {
    this.rows = rows;
    this.changes = changes;
    this.dialect = dialect;
  }

  /** Of these, all of which are stored, the closed ones give theirs their numbers. */
  void apply(Connection connection, List<Alert> alerts) throws SQLException {
    for (Alert alert : alerts) {
      Occurrences last = alert.occurrences();
      if (last != null && alert.comesAgain()) {
        changes.lock(connection, alert.id());
        StoredAlert stored = rows.of(connection, alert.id());
        if (stored != null && !last.equals(stored.alert().occurrences())) {
          replace(
              connection,
              stored.alert().withOccurrences(alert.id(), stored.alert().raisedAt(), last));
        }
      }
    }
  }

  private void replace(Connection connection, Alert alert) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(dialect.replaceBody())) {
      dialect.setBody(statement, serde.write(alert));
      statement.setString(2, dialect.column(alert.id()));
      statement.executeUpdate();
    }
  }
}
