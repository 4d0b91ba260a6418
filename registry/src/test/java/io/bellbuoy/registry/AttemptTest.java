package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptTest {

  private static final ClustersImage NONE = ClustersImage.EMPTY;
  private static final ClustersImage ONE = NONE.with(Samples.cluster("one"));
  private static final ClustersImage TWO = ONE.with(Samples.cluster("two"));

  private static Attempt attempt(Image<?> before, Image<?> after) {
    return new Attempt(List.of(before), List.of(after));
  }

  @Test
  void itStandsWhereAllThatItPutIsThereAndAllThatItRemovedIsNot() {
    Attempt attempt = attempt(ONE, TWO.without("one"));

    assertThat(attempt.standsIn(List.of(TWO.without("one")))).isTrue();
    assertThat(attempt.standsIn(List.of(ONE))).isFalse();
    assertThat(attempt.standsIn(List.of(TWO))).isFalse();
  }

  @Test
  void whatOthersHaveDoneBesideItDoesNotMatter() {
    assertThat(attempt(NONE, ONE).standsIn(List.of(TWO))).isTrue();
  }

  @Test
  void whatWasOverwrittenStandsNoMore() {
    ClustersImage other = new ClustersImage(Map.of("one", Samples.cluster("one", "token")));

    assertThat(attempt(NONE, ONE).standsIn(List.of(other))).isFalse();
  }

  @Test
  void toChangeNothingIsNeverToHaveBeenFirst() {
    assertThat(attempt(ONE, ONE).standsIn(List.of(ONE))).isFalse();
    assertThat(Attempt.NONE.standsIn(List.of(ONE))).isFalse();
  }
}
