package io.bellbuoy.bench.matcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bench.Sample;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Measured beside each other is only what answers the same. */
class JudgesTest {

  private static final List<byte[]> EVENTS = Sample.events();

  @ParameterizedTest
  @EnumSource(Judges.class)
  void everyJudgeFindsTheSameRuleInEveryEvent(Judges judges) {
    for (PolicyShape shape : PolicyShape.values()) {
      Judge judge = judges.of(shape, 50);
      Judge plain = Judges.PLAIN.of(shape, 50);
      for (byte[] event : EVENTS) {
        assertThat(judge.firstMatch(event))
            .as(() -> shape + " " + new String(event, UTF_8))
            .isEqualTo(plain.firstMatch(event));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyShape.class)
  void aboutOneEventInAThousandMatches(PolicyShape shape) {
    for (int rules : List.of(1, 100)) {
      Judge judge = Judges.PLAIN.of(shape, rules);
      long matches = EVENTS.stream().filter(event -> judge.firstMatch(event) >= 0).count();
      assertThat(matches).as(shape + " " + rules).isBetween(1L, 5L);
    }
  }
}
