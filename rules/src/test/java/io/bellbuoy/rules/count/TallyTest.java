package io.bellbuoy.rules.count;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.Occurrences.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Limits THREE_IN_A_MINUTE = new Limits(3, 60_000, 0);
  private static final Limits ONE_AN_HOUR = new Limits(1, 0, 3_600_000);

  private final JsonSerde<Tally> serde = new JsonSerde<>(Tally.class);
  private final List<Occurrences> raised = new ArrayList<>();
  private final List<Occurrences> closed = new ArrayList<>();
  private Tally tally = Tally.EMPTY;

  @Test
  void theMatchThatMakesItEnoughRaisesTheAlert() {
    match(THREE_IN_A_MINUTE, 0, 10);
    assertThat(raised).isEmpty();

    match(THREE_IN_A_MINUTE, 59);

    assertThat(raised).hasSize(1);
    assertThat(raised.get(0).count()).isEqualTo(3);
    assertThat(raised.get(0).from()).isEqualTo(START);
    assertThat(raised.get(0).until()).isEqualTo(START.plusSeconds(60));
    assertThat(raised.get(0).closed()).isFalse();
  }

  @Test
  void matchesAsFarApartAsTheTimeAreNotWithinIt() {
    match(THREE_IN_A_MINUTE, 0, 30, 60, 90, 120, 150);

    assertThat(raised).isEmpty();
  }

  @Test
  void aBurstIsFoundWhereverItBegins() {
    match(THREE_IN_A_MINUTE, 0, 50, 70, 80);

    assertThat(raised).hasSize(1);
    assertThat(raised.get(0).from()).isEqualTo(START.plusSeconds(50));
  }

  @Test
  void whatFollowsIsCountedForTheSameAlertUntilItsTimeIsOver() {
    match(THREE_IN_A_MINUTE, 0, 1, 2, 3, 59);
    pass(59);
    assertThat(closed).isEmpty();

    pass(60);

    assertThat(raised).hasSize(1);
    assertThat(closed).singleElement().satisfies(all -> assertThat(all.count()).isEqualTo(5));
    assertThat(closed.get(0).closed()).isTrue();
    assertThat(closed.get(0).from()).isEqualTo(raised.get(0).from());
    assertThat(tally.isEmpty()).isTrue();
  }

  @Test
  void aMatchBehindTheTimeClosesTheAlertAndBeginsAnew() {
    match(THREE_IN_A_MINUTE, 0, 1, 2, 61, 62);
    assertThat(closed).hasSize(1);
    assertThat(raised).hasSize(1);

    match(THREE_IN_A_MINUTE, 63);

    assertThat(raised).hasSize(2);
    assertThat(raised.get(1).from()).isEqualTo(START.plusSeconds(61));
  }

  @Test
  void matchesThatComeOutOfOrderAreCountedByTheirTimes() {
    match(THREE_IN_A_MINUTE, 70, 100, 30);
    assertThat(raised).isEmpty();

    match(THREE_IN_A_MINUTE, 60);

    assertThat(raised).hasSize(1);
    assertThat(raised.get(0).from()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void differentValuesAreCountedWhereThatIsAsked() {
    for (String name : List.of("a", "a", "b", "a", "b")) {
      match(THREE_IN_A_MINUTE, 5, name);
    }
    assertThat(raised).isEmpty();

    match(THREE_IN_A_MINUTE, 6, "c");
    match(THREE_IN_A_MINUTE, 7, "c");
    match(THREE_IN_A_MINUTE, 8, "d");
    pass(70);

    assertThat(raised.get(0).distinct()).isEqualTo(3);
    assertThat(closed.get(0).distinct()).isEqualTo(4);
    assertThat(closed.get(0).count()).isEqualTo(8);
  }

  @Test
  void afterAnAlertThereIsSilenceForTheSetTimeAndWhatItKeptBackIsCounted() {
    match(ONE_AN_HOUR, 0, 10, 3_599);
    assertThat(raised).hasSize(1);

    match(ONE_AN_HOUR, 3_600);

    assertThat(closed.get(0).count()).isEqualTo(3);
    assertThat(raised).hasSize(2);
    assertThat(raised.get(1).count()).isEqualTo(1);
  }

  @Test
  void aThresholdWithSilenceStaysSilentFromItsAlertOn() {
    Limits limits = new Limits(3, 60_000, 600_000);

    match(limits, 0, 1, 2, 61, 62, 63, 601);
    assertThat(raised).hasSize(1);
    pass(602);

    assertThat(closed).singleElement().satisfies(all -> assertThat(all.count()).isEqualTo(7));
  }

  @Test
  void whatNeverBecameAnAlertIsForgottenWhenItsTimeIsOver() {
    match(THREE_IN_A_MINUTE, 0, 30);
    pass(89);
    assertThat(tally.count()).isEqualTo(2);

    pass(90);

    assertThat(tally.isEmpty()).isTrue();
    assertThat(closed).isEmpty();
  }

  @Test
  void samplesAreTheFirstFew() {
    Limits many = new Limits(30, 60_000, 0);
    for (int second = 0; second < 40; second++) {
      match(many, second);
    }
    pass(60);

    assertThat(raised.get(0).samples()).hasSize(Occurrences.MOST_SAMPLES);
    assertThat(closed.get(0).samples()).hasSize(Occurrences.MOST_SAMPLES);
    assertThat(closed.get(0).samples().get(0).time()).isEqualTo(START);
    assertThat(closed.get(0).count()).isEqualTo(40);
  }

  /** Against the plain definition: some window of the length holds that many. */
  @Test
  void anAlertIsRaisedExactlyWhenSomeWindowHoldsThatMany() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      tally = Tally.EMPTY;
      raised.clear();
      TreeMap<Integer, Integer> times = new TreeMap<>();
      int second = 0;
      while (raised.isEmpty() && times.size() < 12) {
        second += 1 + random.nextInt(40);
        times.merge(second, 1, Integer::sum);
        match(THREE_IN_A_MINUTE, second);
        int now = second;
        boolean enough = times.tailMap(now - 60, false).size() >= 3;
        assertThat(!raised.isEmpty()).as("seed %d at %d of %s", seed, now, times).isEqualTo(enough);
      }
    }
  }

  private void match(Limits limits, int... seconds) {
    for (int second : seconds) {
      match(limits, second, (String) null);
    }
  }

  private void match(Limits limits, int second, @Nullable String distinct) {
    Sample sample = new Sample(START.plusSeconds(second), "audit-" + second, "it happened");
    take(
        tally.add(
            new Occurrence("group", Map.of("user.username", "eve"), distinct, limits), sample));
  }

  private void pass(int second) {
    take(tally.pass(START.plusSeconds(second).toEpochMilli()));
  }

  /** What is remembered goes through its JSON each time, as it does in the stream. */
  private void take(Tally.Step step) {
    tally = serde.read(serde.write(step.tally()));
    assertThat(tally).isEqualTo(step.tally());
    if (step.closed() != null) {
      closed.add(requireNonNull(step.closed()));
    }
    if (step.raised() != null) {
      raised.add(requireNonNull(step.raised()));
    }
  }
}
