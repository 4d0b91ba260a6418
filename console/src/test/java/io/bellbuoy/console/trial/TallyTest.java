package io.bellbuoy.console.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.trial.Tally.Count;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally(100);

  @Test
  void theMostFrequentComeFirstAndEqualOnesByName() {
    add("b", 1);
    add("c", 3);
    add("a", 1);

    assertThat(tally.top(3))
        .containsExactly(new Count("c", 3), new Count("a", 1), new Count("b", 1));
    assertThat(tally.top(1)).containsExactly(new Count("c", 3));
  }

  @Test
  void aFloodOfNamesDoesNotCrowdOutWhoComesOften() {
    add("alice", 60);
    for (int i = 0; i < 10_000; i++) {
      tally.add("flood-" + i);
      if (i % 100 == 0) {
        tally.add("alice");
      }
    }

    assertThat(tally.top(1)).containsExactly(new Count("alice", 160));
    assertThat(tally.top(Integer.MAX_VALUE)).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void whereAllComeEquallyOftenHalfOfThemStay() {
    for (int i = 0; i <= 100; i++) {
      tally.add("n" + i);
    }

    assertThat(tally.top(Integer.MAX_VALUE)).hasSize(50);
  }

  private void add(String value, int times) {
    for (int i = 0; i < times; i++) {
      tally.add(value);
    }
  }
}
