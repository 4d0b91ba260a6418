package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyClockTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final BodyClock clock = new BodyClock(Duration.ofSeconds(60), 1000, 5);

  @Test
  void aSilentSenderHasTheFixedTime() {
    assertThat(clock.late(0, 5 + 60 * SECOND)).isFalse();
    assertThat(clock.late(0, 6 + 60 * SECOND)).isTrue();
  }

  @Test
  void aSteadySenderHasAsMuchTimeAsItsBytesTake() {
    long day = 24 * 3600;
    assertThat(clock.late(day * 1000, 5 + day * SECOND)).isFalse();
    assertThat(clock.late(day, 5 + day * SECOND)).as("one byte a second").isTrue();
  }

  @Test
  void timeInWhichWeDoNotReadDoesNotCount() {
    clock.stop(5 + SECOND);
    clock.stop(5 + 2 * SECOND);
    assertThat(clock.stoppedFor(5 + 3 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    assertThat(clock.late(0, 5 + 1000 * SECOND)).isFalse();

    clock.go(5 + 1000 * SECOND);
    clock.go(5 + 1000 * SECOND);

    assertThat(clock.stoppedFor(5 + 1001 * SECOND)).isZero();
    assertThat(clock.late(0, 5 + 1059 * SECOND)).isFalse();
    assertThat(clock.late(0, 6 + 1059 * SECOND)).isTrue();
  }
}
