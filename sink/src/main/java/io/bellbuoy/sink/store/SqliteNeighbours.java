package io.bellbuoy.sink.store;

import io.bellbuoy.schemas.Alert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks around one alert, away from it in both directions of time, so that a storm of alerts costs
 * no more than a few. Not thread-safe.
 */
final class SqliteNeighbours {

  /** Names that begin so are a cluster's own: the same name elsewhere is somebody else. */
  private static final String OF_THE_CLUSTER = "system:";

  private final Connection connection;
  private final Alert alert;
  private final Duration around;
  private final int most;

  SqliteNeighbours(Connection connection, Alert alert, Duration around, int most) {
    this.connection = connection;
    this.alert = alert;
    this.around = around;
    this.most = most;
  }

  private record Place(long sequence, long raisedAt) {}

  Neighbours find(AlertRows rows) throws SQLException {
    Set<Place> found = new LinkedHashSet<>();
    Alert.User user = alert.user();
    if (user != null && user.username() != null) {
      SqlFilter sameUser = new SqlFilter().and("user = ?", user.username());
      if (user.username().startsWith(OF_THE_CLUSTER)) {
        sameUser.and("+cluster = ?", alert.cluster());
      }
      lookBothWays(sameUser, found);
    }
    SqlFilter sameObject = sameObject(alert.object());
    if (sameObject != null) {
      lookBothWays(sameObject, found);
    }
    long here = alert.raisedAt().toEpochMilli();
    List<Place> nearest =
        found.stream()
            .sorted(Comparator.comparingLong(place -> Math.abs(place.raisedAt() - here)))
            .limit(most)
            .sorted(Comparator.comparing(Place::raisedAt).thenComparing(Place::sequence).reversed())
            .toList();
    List<StoredAlert> items = new ArrayList<>();
    for (Place place : nearest) {
      items.add(rows.at(connection, place.sequence()).withoutEvent());
    }
    return new Neighbours(items, found.size() > most);
  }

  /** Null where it is about no object in particular. */
  private @Nullable SqlFilter sameObject(Alert.@Nullable ObjectReference object) {
    if (object == null || object.resource() == null || object.name() == null) {
      return null;
    }
    SqlFilter filter =
        new SqlFilter()
            .and("name = ?", object.name())
            .and("+resource = ?", object.resource())
            .and("+cluster = ?", alert.cluster());
    return object.namespace() == null
        ? filter.and("+namespace IS NULL")
        : filter.and("+namespace = ?", object.namespace());
  }

  private void lookBothWays(SqlFilter same, Set<Place> found) throws SQLException {
    long here = alert.raisedAt().toEpochMilli();
    SqlFilter others = same.and("id <> ?", alert.id());
    look(others.copy().and("raised_at BETWEEN ? AND ?", here, here + around.toMillis()), "", found);
    look(
        others.copy().and("raised_at BETWEEN ? AND ?", here - around.toMillis(), here - 1),
        " DESC",
        found);
  }

  private void look(SqlFilter filter, String direction, Set<Place> found) throws SQLException {
    String sql =
        ("SELECT seq, raised_at FROM alert" + filter.where())
            + (" ORDER BY raised_at" + direction + ", seq" + direction)
            + (" LIMIT " + (most + 1));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      filter.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Place(rows.getLong(1), rows.getLong(2)));
        }
      }
    }
  }
}
