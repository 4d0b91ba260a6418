package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which index SQLite walks for a page, as SQLite itself says it. */
final class SqlFilterTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void make() {
    new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(10)).close();
  }

  static Stream<Arguments> filters() {
    AlertFilter open = AlertFilter.ALL.with(AlertField.STATE, "open");
    AlertFilter two = AlertFilter.ALL.with(AlertField.SEVERITY, "high", "critical");
    return Stream.of(
        Arguments.of(AlertFilter.ALL, "alert_by_time"),
        Arguments.of(open, "alert_by_state"),
        Arguments.of(open.with(AlertField.USER, "alice"), "alert_by_user"),
        Arguments.of(
            open.with(AlertField.VERB, "get").with(AlertField.CLUSTER, "prod"), "alert_by_cluster"),
        Arguments.of(open.with(AlertField.RESOURCE, "secrets"), "alert_by_resource"),
        Arguments.of(
            AlertFilter.ALL
                .with(AlertField.NAMESPACE, "web")
                .with(AlertField.RULE, "host-path")
                .with(AlertField.SEVERITY, "high"),
            "alert_by_rule_and_namespace"),
        Arguments.of(two, "alert_by_time"),
        Arguments.of(two.with(AlertField.USER, "alice"), "alert_by_user"),
        Arguments.of(AlertFilter.ALL.containing("x"), "alert_by_time"),
        Arguments.of(AlertFilter.ALL.with(AlertField.ATTACK, "T1610"), "alert_by_time"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void thePageIsFoundByTheIndexThatLeavesTheFewest(AlertFilter filter, String index)
      throws Exception {
    for (AlertFilter one : new AlertFilter[] {filter, filter.between(START, null)}) {
      String plan = plan(SqlFilter.of(one, Dialect.SQLITE));

      assertThat(plan).contains("INDEX " + index + " ").doesNotContain("TEMP B-TREE");
    }
  }

  private static String plan(SqlFilter filter) throws Exception {
    String sql =
        "EXPLAIN QUERY PLAN SELECT seq FROM alert"
            + filter.where()
            + " ORDER BY raised_at DESC, seq DESC LIMIT 50";
    StringBuilder plan = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("alerts.db"));
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filter.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(4)).append(" \n");
        }
      }
    }
    return plan.toString();
  }
}
