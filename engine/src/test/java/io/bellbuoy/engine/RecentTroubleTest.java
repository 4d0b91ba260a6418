package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentTroubleTest {

  private final HandClock clock = new HandClock();
  private final RecentTrouble trouble = new RecentTrouble(clock);

  @Test
  void nothingIsSaidWhereNothingHappened() {
    assertThat(trouble.recent()).isNull();
  }

  @Test
  void theLastReportIsShownForAWhileAndThenNoMore() {
    trouble.report("first");
    trouble.report("second");
    clock.forward(RecentTrouble.SHOWN);
    assertThat(trouble.recent()).isEqualTo("second");

    clock.forward(Duration.ofSeconds(1));
    assertThat(trouble.recent()).isNull();
  }
}
