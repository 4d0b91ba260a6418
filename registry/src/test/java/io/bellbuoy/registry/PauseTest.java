package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest(name = "attempt {0} of {1} ms: up to {2} ms")
  @CsvSource({
    "1, 1, 40",
    "2, 1, 80",
    "5, 1, 640",
    "6, 1, 1000",
    "1000, 1, 1000",
    "1, 100, 400",
    "6, 100, 1000",
    "1, 1000, 4000",
    "1, 1300, 5000",
    "9, 20000, 5000"
  })
  void itGrowsWithTheAttemptsAndWithWhatTheyTake(int attempt, long took, long longest) {
    assertThat(Pause.after(attempt, Duration.ofMillis(took), LONG).longest())
        .isEqualTo(Duration.ofMillis(longest));
  }

  @ParameterizedTest
  @CsvSource({"1, 2000, 300", "9, 1, 300", "9, 20000, 0"})
  void noneLeadsBeyondThePatience(int attempt, long took, long left) {
    Pause pause = Pause.after(attempt, Duration.ofMillis(took), Duration.ofMillis(left));

    assertThat(pause.longest()).isEqualTo(Duration.ofMillis(left));
  }

  @Test
  void aClockThatWasSetBackIsNoMatter() {
    Pause pause = Pause.after(1, Duration.ofSeconds(-5), Duration.ZERO);

    pause.sleep();

    assertThat(pause.longest()).isZero();
  }

  @Test
  void whoIsInterruptedEndsTheWaitAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new Pause(LONG).sleep())
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }
}
