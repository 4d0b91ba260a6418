package io.bellbuoy.sink.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** On a server of its own that makes every commit durable, with memory as one would give it. */
@Tag("scale")
final class PostgresScaleTest extends ScaleContract {

  private static final String SETTINGS = "-c shared_buffers=1GB -c max_wal_size=4GB";

  private PostgresCluster cluster;
  private PostgresConfig config;
  private AlertStore store;

  @BeforeEach
  void open() {
    Assumptions.assumeTrue(PostgresCluster.installed().isPresent(), "PostgreSQL is not there");
    cluster = PostgresCluster.start(SETTINGS);
    PostgresConfig found = cluster.config();
    config =
        new PostgresConfig(found.url(), found.user(), found.password(), 8, Duration.ofMinutes(10));
    store = new PostgresAlertStore(config);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
      cluster.close();
    }
  }

  @Override
  AlertStore store() {
    return store;
  }

  @Override
  String plan(AlertQuery query) {
    SqlFilter filter = SqlFilter.of(query.filter(), Dialect.POSTGRESQL);
    String sql = "EXPLAIN (ANALYZE, SUMMARY) " + SqlAlertStore.page(query, "seq", filter);
    StringBuilder plan = new StringBuilder();
    try (Connection connection = PostgresExtension.connect(config);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filter.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
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
        .contains("cluster_rule_raised_at_seq_idx")
        .doesNotContain("Seq Scan", "Sort  ");
  }
}
