package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.about;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.SlowQueryException;
import io.bellbuoy.sink.store.StoredAlert;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every alert store must do with too much: too long, too large, too old. */
abstract class AlertBoundsContract {

  /** The store under test, empty at first; the same one for all calls of one test. */
  abstract AlertStore store();

  /** The same store after a restart. */
  abstract AlertStore reopened(Duration longestQuery);

  @Test
  void aQueryThatTakesTooLongIsEnded() {
    store().save(alerts(5_000));
    AlertStore store = reopened(Duration.ZERO);

    assertThatThrownBy(() -> store.find(AlertQuery.newest(AlertFilter.ALL.containing("no"), 50)))
        .isInstanceOf(SlowQueryException.class)
        .hasMessageContaining("narrow it");
    assertThat(store.size().alerts()).as("retention measures on").isEqualTo(5_000);
    assertThat(store.save(List.of(alert(30_000)))).isEqualTo(1);
  }

  @Test
  void aPageOfLargeAlertsEndsEarlyAndGoesOn() {
    List<Alert> large =
        IntStream.range(0, 8)
            .mapToObj(n -> alert("prod", n, Severity.LOW, "x".repeat(5 << 20)))
            .toList();
    store().save(large);

    AlertPage page = store().find(AlertQuery.newest(AlertFilter.ALL, 50));

    assertThat(page.alerts()).hasSize(4);
    assertThat(store().find(AlertQuery.newest(AlertFilter.ALL, 50).after(page.next())).alerts())
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ü", "🛟"})
  void namesOfAnyLengthAreSavedAndFound(String letter) {
    String name = letter.repeat(100_000);
    Alert longest = about(name, 1, name, name, name);
    Alert almost = about(name + "y", 2, name + "y", name + "y", name + "y");
    store().save(List.of(longest, almost));

    for (AlertField field : List.of(AlertField.CLUSTER, AlertField.USER, AlertField.NAMESPACE)) {
      assertThat(store().find(AlertQuery.newest(AlertFilter.ALL.with(field, name), 10)).alerts())
          .as("by %s", field)
          .containsExactly(longest);
    }
    assertThat(store().stats(AlertFilter.ALL).byUser()).hasSize(2);
    assertThat(store().neighbours(almost, Duration.ofMinutes(1), 10).items()).isEmpty();
    assertThat(store().one(longest.id())).isEqualTo(new StoredAlert(longest, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1001})
  void aLimitOutOfBoundsIsRefused(int limit) {
    assertThatThrownBy(() -> AlertQuery.newest(AlertFilter.ALL, limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 1000");
  }

  @Test
  void purgingRemovesWhatWasRaisedBefore() {
    store().save(alerts(2500));

    assertThat(store().purge(START.plusSeconds(2400))).isEqualTo(2400);

    assertThat(store().size().alerts()).isEqualTo(100);
    assertThat(store().one(alert(2399).id())).isNull();
    assertThat(store().one(alert(2400).id())).isNotNull();
  }

  @Test
  void purgingTheOldestKeepsTheNewest() {
    store().save(alerts(2500));

    assertThat(store().purgeOldest(1500)).isEqualTo(1500);

    assertThat(store().find(AlertQuery.newest(AlertFilter.ALL, AlertQuery.MAX_LIMIT)).alerts())
        .hasSize(1000)
        .contains(alert(1500), alert(2499));
  }

  @Test
  void purgingGivesSpaceBack() {
    store().save(alerts(2000));
    long full = store().size().bytes();

    store().purge(START.plusSeconds(5000));

    assertThat(store().size().bytes()).isLessThan(full / 2);
  }
}
