package io.bellbuoy.sink.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("scale")
final class SqliteScaleTest extends ScaleContract {

  @TempDir Path folder;
  private AlertStore store;

  @BeforeEach
  void open() {
    store = new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofMinutes(10));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  AlertStore store() {
    return store;
  }

  @Override
  String plan(AlertQuery query) {
    SqlFilter filter = SqlFilter.of(query.filter(), Dialect.SQLITE);
    String sql = "EXPLAIN QUERY PLAN " + SqlAlertStore.page(query, "seq", filter);
    StringBuilder plan = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("alerts.db"));
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filter.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(4)).append('\n');
        }
      }
      return plan.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  void assertWalksTheIndex(String plan) {
    assertThat(plan)
        .contains("INDEX alert_by_cluster_and_rule (cluster=? AND rule=?)")
        .doesNotContain("TEMP B-TREE");
  }
}
