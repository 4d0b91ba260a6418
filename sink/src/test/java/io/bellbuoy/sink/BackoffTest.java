package io.bellbuoy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  private final Backoff backoff =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), new Random(7));

  @Test
  void pausesDoubleUpToABoundAndAreNeverQuiteTheSame() {
    long most = 200;
    for (int i = 0; i < 50; i++) {
      assertThat(backoff.next(null).toMillis()).isBetween(most / 2, most);
      most = Math.min(30_000, most * 2);
    }
  }

  @Test
  void successBeginsAnew() {
    for (int i = 0; i < 10; i++) {
      backoff.next(null);
    }
    backoff.reset();

    assertThat(backoff.next(null)).isLessThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void whatIsAskedForIsTheLeast() {
    assertThat(backoff.next(Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(10));
    assertThat(backoff.next(Duration.ZERO)).isPositive();
  }

  @Test
  void aYearIsTakenForAMistake() {
    assertThat(backoff.next(Duration.ofDays(365))).isEqualTo(Duration.ofHours(1));
  }
}
