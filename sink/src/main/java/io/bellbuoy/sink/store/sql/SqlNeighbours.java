package io.bellbuoy.sink.store.sql;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.Neighbours;
import io.bellbuoy.sink.store.StoredAlert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks around one alert, away from it in both directions of time, so that a storm of alerts costs
 * no more than a few. Not thread-safe.
 */
final class SqlNeighbours {

  /** Names that begin so are a cluster's own: the same name elsewhere is somebody else. */
  private static final String OF_THE_CLUSTER = "system:";

  /** Alerts that are read together; with their events they may be large. */
  private static final int AT_ONCE = 10;

  private final Connection connection;
  private final Dialect dialect;
  private final Alert alert;
  private final Duration around;
  private final int most;

  SqlNeighbours(Connection connection, Dialect dialect, Alert alert, Duration around, int most) {
    this.connection = connection;
    this.dialect = dialect;
    this.alert = alert;
    this.around = around;
    this.most = most;
  }

  private record Place(String id, long sequence, long raisedAt) {}

  Neighbours find(AlertRows rows) throws SQLException {
    Set<Place> found = new LinkedHashSet<>();
    Alert.User user = alert.user();
    if (user != null && user.username() != null) {
      SqlFilter sameUser =
          new SqlFilter(dialect).andWalked(Dialect.name(AlertField.USER), user.username());
      if (user.username().startsWith(OF_THE_CLUSTER)) {
        sameUser.andFiltered(Dialect.name(AlertField.CLUSTER), alert.cluster());
      }
      lookBothWays(sameUser, found);
    }
    SqlFilter sameObject = sameObject(alert.object());
    if (sameObject != null) {
      lookBothWays(sameObject, found);
    }
    return new Neighbours(read(nearest(found), rows), found.size() > most);
  }

  /** The newest first. */
  private List<Place> nearest(Set<Place> found) {
    long here = alert.raisedAt().toEpochMilli();
    return found.stream()
        .sorted(Comparator.comparingLong(place -> Math.abs(place.raisedAt() - here)))
        .limit(most)
        .sorted(Comparator.comparing(Place::raisedAt).thenComparing(Place::sequence).reversed())
        .toList();
  }

  private List<StoredAlert> read(List<Place> places, AlertRows rows) throws SQLException {
    List<StoredAlert> items = new ArrayList<>();
    for (int from = 0; from < places.size(); from += AT_ONCE) {
      List<String> ids =
          places.subList(from, Math.min(places.size(), from + AT_ONCE)).stream()
              .map(Place::id)
              .toList();
      Map<String, StoredAlert> read = new HashMap<>();
      rows.of(connection, ids).forEach(one -> read.put(one.alert().id(), one.withoutEvent()));
      ids.stream().map(read::get).filter(Objects::nonNull).forEach(items::add);
    }
    return items;
  }

  /** Null where it is about no object in particular. */
  private @Nullable SqlFilter sameObject(Alert.@Nullable ObjectReference object) {
    if (object == null || object.resource() == null || object.name() == null) {
      return null;
    }
    return new SqlFilter(dialect)
        .andWalked("name", object.name())
        .andFiltered(Dialect.name(AlertField.RESOURCE), object.resource())
        .andFiltered(Dialect.name(AlertField.CLUSTER), alert.cluster())
        .andFiltered(Dialect.name(AlertField.NAMESPACE), object.namespace());
  }

  private void lookBothWays(SqlFilter same, Set<Place> found) throws SQLException {
    long here = alert.raisedAt().toEpochMilli();
    SqlFilter others = same.and("id <> ?", dialect.column(alert.id()));
    look(others.copy().and("raised_at BETWEEN ? AND ?", here, here + around.toMillis()), "", found);
    look(
        others.copy().and("raised_at BETWEEN ? AND ?", here - around.toMillis(), here - 1),
        " DESC",
        found);
  }

  private void look(SqlFilter filter, String direction, Set<Place> found) throws SQLException {
    String sql =
        ("SELECT id, seq, raised_at FROM alert" + filter.where())
            + (" ORDER BY raised_at" + direction + ", seq" + direction)
            + (" LIMIT " + (most + 1));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      filter.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Place(rows.getString(1), rows.getLong(2), rows.getLong(3)));
        }
      }
    }
  }
}
