package io.bellbuoy.sink.store.sql;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertField;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertFixture;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every alert store must find: exactly what the filter says of each alert. */
abstract class AlertFilterContract {

  /** The store under test, empty at first; the same one for all calls of one test. */
  abstract AlertStore store();

  @ParameterizedTest
  @EnumSource
  void everyFieldSelects(AlertField field) {
    List<Alert> all = alerts(30);
    store().save(all);
    String value = field.of(alert(4)).get(0);
    AlertFilter filter = AlertFilter.ALL.with(field, value);

    assertThat(found(filter))
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(field.of(alert)).contains(value))
        .containsExactlyInAnyOrderElementsOf(all.stream().filter(filter::matches).toList());
    assertThat(found(AlertFilter.ALL.with(field, "nobody has that"))).isEmpty();
  }

  @Test
  void aSecondTechniqueIsFoundAndAPartOfOneIsNot() {
    store().save(List.of(alert(4)));

    assertThat(found(AlertFilter.ALL.with(AlertField.ATTACK, "T164"))).hasSize(1);
    assertThat(found(AlertFilter.ALL.with(AlertField.ATTACK, "T16"))).isEmpty();
  }

  @Test
  void boundsIncludeTheFirstMomentAndNotTheLast() {
    store().save(alerts(10));

    assertThat(found(AlertFilter.ALL.between(START.plusSeconds(3), START.plusSeconds(5))))
        .containsExactlyInAnyOrder(alert(3), alert(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"100%", "under_score", "it's", "\\", "\"", "üMLAUT", "\n", "%", "🛟", "; DROP"})
  void textIsFoundAsItStandsInWhateverCase(String text) {
    Alert with = alert("prod", 1, Severity.LOW, "before " + text + " after");
    Alert without = alert("prod", 2, Severity.LOW, "100 underXscore its umlaut");
    store().save(List.of(with, without));

    List<Alert> found = found(AlertFilter.ALL.containing(text));

    assertThat(found).contains(with);
    assertThat(found.contains(without))
        .isEqualTo(AlertFilter.ALL.containing(text).matches(without));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE alert; --",
        "a\u0000b",
        "\u001f",
        "🛟",
        "${jndi:x}",
        "' OR ''='",
        "%",
        "\u202eevil"
      })
  void hostileValuesAreDataAndNothingElse(String hostile) {
    Alert alert = alert(hostile, 1, Severity.LOW, hostile);
    store().save(List.of(alert, alert(2)));

    assertThat(found(AlertFilter.ALL.with(AlertField.CLUSTER, hostile))).containsExactly(alert);
    assertThat(found(AlertFilter.ALL.containing(hostile))).contains(alert);
    assertThat(found(AlertFilter.ALL)).hasSize(2);
  }

  @Test
  void halfACharacterDoesNotStopTheStore() {
    Alert broken = alert("prod", 1, Severity.LOW, "half \ud83d of one");

    store().save(List.of(broken, alert(2)));

    assertThat(found(AlertFilter.ALL)).hasSize(2).contains(alert(2));
  }

  @Test
  void theStoreFindsWhatTheFilterSaysOnRandomAlertsAndFilters() {
    RandomGenerator random = new Random(42);
    List<Alert> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      all.add(AlertFixture.random(random, i));
    }
    store().save(all);
    int matched = 0;
    for (int i = 0; i < 300; i++) {
      AlertFilter filter = filter(random, all);
      List<Alert> expected = all.stream().filter(filter::matches).toList();
      matched += expected.size();

      assertThat(found(filter)).as("%s", filter).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(store().stats(filter).total()).as("%s", filter).isEqualTo(expected.size());
    }
    assertThat(matched).isPositive();
  }

  private static AlertFilter filter(RandomGenerator random, List<Alert> all) {
    AlertFilter filter = AlertFilter.ALL;
    for (AlertField field : AlertField.values()) {
      if (random.nextInt(5) == 0) {
        filter = filter.with(field, values(random, field, all));
      }
    }
    if (random.nextInt(3) == 0) {
      Instant from = START.plusMillis(random.nextInt(50_000));
      filter = filter.between(from, random.nextBoolean() ? null : from.plusSeconds(20));
    }
    return random.nextInt(4) == 0 ? filter.containing("Did " + random.nextInt(20)) : filter;
  }

  private static String[] values(RandomGenerator random, AlertField field, List<Alert> all) {
    return random
        .ints(random.nextInt(1, 3), 0, all.size())
        .mapToObj(i -> field.of(all.get(i)).stream().findFirst().orElse("none"))
        .distinct()
        .toArray(String[]::new);
  }

  private List<Alert> found(AlertFilter filter) {
    return store().find(AlertQuery.newest(filter, AlertQuery.MAX_LIMIT)).alerts();
  }
}
