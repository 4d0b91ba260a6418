package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordLimitTest {

  private static final int MEBIBYTE = 1 << 20;

  @Test
  void theLimitIsTheConfiguredOneUntilItsTopicTakesLess() {
    RecordLimit limit = new RecordLimit(6 * MEBIBYTE);

    limit.topicTakes(8 * MEBIBYTE);
    assertThat(limit.bytes()).isEqualTo(6 * MEBIBYTE);

    limit.topicTakes(4 * MEBIBYTE);
    assertThat(limit.bytes()).isLessThan(4 * MEBIBYTE).isGreaterThan(4 * MEBIBYTE - 10_000);
  }

  @Test
  void aRefusalHalvesWhatIsTriedNext() {
    RecordLimit limit = new RecordLimit(6 * MEBIBYTE);

    assertThat(limit.refused(5 * MEBIBYTE)).isTrue();
    assertThat(limit.bytes()).isEqualTo(5 * MEBIBYTE / 2);
  }

  @Test
  void aRefusalOfASmallRecordDoesNotRaiseTheLimitAgain() {
    RecordLimit limit = new RecordLimit(2 * MEBIBYTE);

    limit.refused(2 * MEBIBYTE);
    limit.refused(2 * MEBIBYTE);

    assertThat(limit.bytes()).isEqualTo(MEBIBYTE);
  }

  @Test
  void belowTheFloorNothingSmallerCanBeTried() {
    RecordLimit limit = new RecordLimit(2 * MEBIBYTE);

    assertThat(limit.refused(RecordLimit.FLOOR)).isFalse();
    assertThat(limit.bytes()).isEqualTo(2 * MEBIBYTE);
  }

  @Test
  void fewerRefusalsThanThreadsMayDieLeadToTheFloor() {
    RecordLimit limit = new RecordLimit(8 * MEBIBYTE);
    int refusals = 0;
    while (limit.refused(limit.bytes())) {
      refusals++;
    }

    assertThat(limit.bytes()).isEqualTo(RecordLimit.FLOOR);
    assertThat(refusals).isLessThan(ThreadFailures.MOST);
  }
}
