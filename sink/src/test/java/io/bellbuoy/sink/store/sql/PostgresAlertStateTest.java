package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertState;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One store for all tests, emptied before each: opening one takes longer than most of them. */
final class PostgresAlertStateTest extends AlertStateContract {

  @RegisterExtension static final PostgresExtension postgres = new PostgresExtension();

  @SuppressWarnings("NullAway.Init") // made before the first test
  private static PostgresConfig config;

  @SuppressWarnings("NullAway.Init") // made before the first test
  private static AlertStore store;

  @BeforeAll
  static void make() {
    config = postgres.freshDatabase();
    open();
  }

  private static void open() {
    store = new PostgresAlertStore(config);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @BeforeEach
  void empty() {
    store.purgeOldest(Integer.MAX_VALUE);
  }

  @Override
  AlertStore store() {
    return store;
  }

  @Override
  AlertStore reopened() {
    store.close();
    open();
    return store;
  }

  @Test
  void whatOneSinkIsToldTheOtherKnows() {
    try (AlertStore other = new PostgresAlertStore(config)) {
      store.save(alerts(3));
      StateChange seen = change(AlertState.ACKNOWLEDGED, null, "mine", 1);

      other.change(alert(1).id(), seen);

      assertThat(store.one(alert(1).id())).isEqualTo(new StoredAlert(alert(1), seen));
      assertThat(store.stats(AlertFilter.ALL).byState())
          .containsEntry("open", 2L)
          .containsEntry("acknowledged", 1L);
      assertThat(other.save(alerts(4))).as("the others are there").isEqualTo(1);
      assertThat(store.one(alert(1).id())).isEqualTo(new StoredAlert(alert(1), seen));
    }
  }
}
