package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.TooManyChangesException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said of alerts. Thread-safe. */
final class SqlChanges {

  /** More is refused: whoever may change a state must not be able to fill the disk with one. */
  private static final int MOST = 200;

  private static final String INSERT =
      "INSERT INTO alert_change (alert, json) SELECT seq, ? FROM alert WHERE id = ?";
  private static final String SHOW =
      "UPDATE alert SET state = ?, last_change ="
          + " (SELECT max(number) FROM alert_change c WHERE c.alert = alert.seq) WHERE id = ?";
  private static final String HISTORY =
      "SELECT c.json FROM alert_change c JOIN alert ON c.alert = alert.seq"
          + " WHERE alert.id = ? ORDER BY c.number";

  private final JsonSerde<StateChange> serde = new JsonSerde<>(StateChange.class);
  private final Dialect dialect;

  SqlChanges(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The change that the JSON holds; null for null. */
  @Nullable StateChange read(byte @Nullable [] json) {
    return json == null ? null : serde.read(json);
  }

  /** Until the transaction ends nobody else says anything of that alert. */
  void lock(Connection connection, String id) throws SQLException {
    String lock = dialect.lock();
    if (lock != null) {
      try (PreparedStatement statement = connection.prepareStatement(lock)) {
        statement.setString(1, dialect.column(id));
        statement.execute();
      }
    }
  }

  /** Says it of the alert of that id, which is there and locked. */
  void add(Connection connection, String id, StateChange change) throws SQLException {
    if (of(connection, id).size() >= MOST) {
      throw new TooManyChangesException(MOST);
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement show = connection.prepareStatement(SHOW)) {
      insert.setBytes(1, serde.write(change));
      insert.setString(2, dialect.column(id));
      insert.executeUpdate();
      show.setString(1, change.state().text());
      show.setString(2, dialect.column(id));
      show.executeUpdate();
    }
  }

  /** All of the alert with that id, the oldest first. */
  List<StateChange> of(Connection connection, String id) throws SQLException {
    List<StateChange> changes = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(HISTORY)) {
      statement.setString(1, dialect.column(id));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          changes.add(serde.read(rows.getBytes(1)));
        }
      }
    }
    return changes;
  }
}
