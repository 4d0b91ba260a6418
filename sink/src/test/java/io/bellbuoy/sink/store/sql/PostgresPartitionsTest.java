package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that come and go; the first alerts of tests are of 2026-03-01, 12:00. */
final class PostgresPartitionsTest {

  private static final Duration DAY = Duration.ofDays(1);

  @RegisterExtension static final PostgresExtension postgres = new PostgresExtension();

  private PostgresConfig config;
  private PostgresAlertStore store;

  @BeforeEach
  void open() {
    config = postgres.freshDatabase();
    store = new PostgresAlertStore(config);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void daysAreMadeAheadAndBack() {
    store.prepare(START);
    store.prepare(START.plus(DAY));

    assertThat(days()).hasSize(16).startsWith("alert_20260222").endsWith("alert_20260309");
  }

  @Test
  void anAlertLiesInTheDayOfItsEventAndAnyOtherInTheDefault() {
    store.prepare(START);
    store.save(List.of(alert(1), alert(100 * 86_400), at(alert(2), "yesterday")));

    assertThat(count("alert_20260301")).isEqualTo(1);
    assertThat(count("alert_default")).isEqualTo(2);
    assertThat(store.find(AlertQuery.newest(AlertFilter.ALL, 10)).alerts()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T00:00:00.000000Z, 2026-03-01",
    "2026-03-01T00:30:00+01:00, 2026-02-28",
    "9999-12-31T23:59:59Z, 9999-12-31",
    "+999999999-01-01T00:00:00Z, 1970-01-01",
    "-0044-03-15T00:00:00Z, 1970-01-01",
    "1969-12-31T23:59:59Z, 1970-01-01",
    "now, 1970-01-01",
    ", 1970-01-01"
  })
  void theDayIsThatOfTheEventInUtc(String time, LocalDate day) {
    assertThat(PostgresPartitions.day(at(alert(1), time))).isEqualTo(day);
  }

  @Test
  void whatCameBeforeItsDayWasMadeMovesThereAndIsStillKnown() {
    store.save(alerts(5));
    store.change(
        alert(1).id(), AlertStateContract.change(AlertState.ACKNOWLEDGED, null, "mine", 1));

    store.prepare(START);

    assertThat(count("alert_default")).isZero();
    assertThat(count("alert_20260301")).isEqualTo(5);
    assertThat(store.save(alerts(6))).as("only one is new").isEqualTo(1);
    assertThat(store.history(alert(1).id())).hasSize(1);
  }

  @Test
  void aDayGoesAsAWholeAndIsCounted() {
    store.prepare(START);
    store.save(alerts(50));
    store.save(List.of(alert(86_400)));
    store.change(alert(7).id(), AlertStateContract.change(AlertState.ACKNOWLEDGED, null, "x", 1));

    int purged = store.purge(Instant.parse("2026-03-02T00:00:00Z"));

    assertThat(purged).isEqualTo(50);
    assertThat(days()).startsWith("alert_20260302");
    assertThat(store.size().alerts()).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM alert_change")).isZero();
  }

  @Test
  void aDayStaysWhileYoungerAlertsAreOfItForADayAtMost() {
    store.prepare(START);
    store.save(alerts(50));

    assertThat(store.purge(START.plusSeconds(25))).isZero();
    assertThat(store.size().alerts()).isEqualTo(50);

    assertThat(store.purge(START.plusSeconds(50))).as("all of the day").isEqualTo(50);
  }

  @Test
  void anAlertThatWasRaisedLateDoesNotHoldItsDayForLongerThanThat() {
    store.prepare(START);
    store.save(alerts(50));
    Alert late = at(alert(86_400 * 9), requireNonNull(alert(1).time()));
    store.save(List.of(late));

    assertThat(store.purge(START.plus(DAY).plusSeconds(25))).as("row by row").isEqualTo(25);
    assertThat(store.purge(START.plus(DAY.multipliedBy(3)))).isEqualTo(25);
    assertThat(store.find(AlertQuery.newest(AlertFilter.ALL, 10)).alerts()).containsExactly(late);
  }

  @Test
  void theOldestDaysGoFirstWhereThereIsTooMuch() {
    store.prepare(START);
    store.save(alerts(50));
    store.save(List.of(alert(86_400), alert(86_401)));

    assertThat(store.purgeOldest(51)).as("no more than asked for").isEqualTo(50);
    assertThat(store.purgeOldest(1)).as("a part of a day").isEqualTo(1);
    assertThat(store.find(AlertQuery.newest(AlertFilter.ALL, 10)).alerts())
        .containsExactly(alert(86_401));
  }

  @Test
  void whileAnotherSinkKeepsOrderThisOneLeavesItToIt() throws SQLException {
    store.save(alerts(50));
    try (Connection other = PostgresExtension.connect(config)) {
      other.setAutoCommit(false);
      assertThat(PostgresPartitions.begin(other)).isTrue();

      assertThat(store.purge(START.plus(DAY))).isZero();
      other.rollback();
    }
    assertThat(store.purge(START.plus(DAY))).isEqualTo(50);
  }

  @Test
  void aDayThatIsInUseGoesNextTime() throws SQLException {
    store.prepare(START);
    store.save(alerts(50));
    try (Connection reader = PostgresExtension.connect(config)) {
      reader.setAutoCommit(false);
      assertThat(SqlState.one(reader, "SELECT count(*) FROM alert")).isEqualTo("50");

      assertThat(store.purge(START.plusSeconds(100))).isZero();
      reader.rollback();
    }
    assertThat(store.purge(START.plusSeconds(100))).isEqualTo(50);
  }

  /** The same as if its event were of that time. */
  private static Alert at(Alert alert, String time) {
    return new Alert(
        alert.id(),
        alert.raisedAt(),
        time,
        alert.rule(),
        1,
        alert.message(),
        alert.cluster(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  private List<String> days() {
    List<String> days = new ArrayList<>();
    try (Connection connection = PostgresExtension.connect(config);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '^alert_2'"
                    + " ORDER BY 1")) {
      while (rows.next()) {
        days.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return days;
  }

  private long count(String table) {
    return number("SELECT count(*) FROM " + table);
  }

  private long number(String query) {
    try (Connection connection = PostgresExtension.connect(config)) {
      return Long.parseLong(String.valueOf(SqlState.one(connection, query)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
