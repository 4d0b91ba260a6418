package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.about;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertState;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that an older version has left. */
final class SqliteMigrationTest {

  private static final Alert DEEP =
      alert(7).withEvent(new RawJson("[".repeat(5000) + "]".repeat(5000)));

  @TempDir Path folder;

  @Test
  void theFirstVersionsAlertsAreAllThereOpenAndFoundByTheirObjects() throws Exception {
    Alert first = about("prod", 1, "alice", "web", "pod-1");
    Alert second = about("prod", 2, "bob", "web", "pod-1");
    Alert nothing = about("prod", 3, null, null, null);
    String url = "jdbc:sqlite:" + folder.resolve("alerts.db");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:io/bellbuoy/sink/store/sql/sqlite")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url)) {
      for (Alert alert : List.of(first, second, nothing, DEEP)) {
        insert(connection, alert);
      }
    }

    try (AlertStore store =
        new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(10))) {
      assertThat(store.find(AlertQuery.newest(AlertFilter.ALL, 10)).items())
          .containsExactlyInAnyOrder(
              new StoredAlert(first, null),
              new StoredAlert(second, null),
              new StoredAlert(nothing, null),
              new StoredAlert(DEEP, null));
      assertThat(store.neighbours(first, Duration.ofMinutes(1), 10).items())
          .extracting(StoredAlert::alert)
          .containsExactly(second.withoutEvent());
      assertThat(store.stats(AlertFilter.ALL).byState()).containsEntry("open", 4L);
      StateChange seen = AlertStateContract.change(AlertState.ACKNOWLEDGED, null, null, 1);
      assertThat(store.change(second.id(), seen)).isEqualTo(new StoredAlert(second, seen));
      assertThat(store.save(List.of(first, second))).isZero();
    }
  }

  /** As the first version did. */
  private static void insert(Connection connection, Alert alert) throws Exception {
    try (PreparedStatement row =
            connection.prepareStatement(
                "INSERT INTO alert (id, raised_at, cluster, rule, severity, user, namespace,"
                    + " resource, verb, attack) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')");
        PreparedStatement body =
            connection.prepareStatement(
                "INSERT INTO alert_body (seq, search, json) VALUES (last_insert_rowid(), '', ?)")) {
      Alert.User user = alert.user();
      Alert.ObjectReference object = alert.object();
      row.setString(1, alert.id());
      row.setLong(2, alert.raisedAt().toEpochMilli());
      row.setString(3, alert.cluster());
      row.setString(4, alert.rule().id());
      row.setString(5, alert.rule().severity().text());
      row.setString(6, user == null ? null : user.username());
      row.setString(7, object == null ? null : object.namespace());
      row.setString(8, object == null ? null : object.resource());
      row.setString(9, alert.verb());
      row.executeUpdate();
      body.setBytes(1, new JsonSerde<>(Alert.class).write(alert));
      body.executeUpdate();
    }
  }
}
