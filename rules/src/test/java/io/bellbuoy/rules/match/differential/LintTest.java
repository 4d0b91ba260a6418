package io.bellbuoy.rules.match.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever the lint claims of generated rules, generated events do not contradict it: those that an
 * API server could have written, with bodies of any kind.
 */
final class LintTest {

  /** So many claim something of every kind. */
  private static final int LEAST_SEEDS = 30;

  @Test
  void noEventContradictsTheLint() {
    run(0, 1);
  }

  @Test
  @Tag("long")
  void noEventContradictsTheLintForLong() {
    run(Integer.getInteger("bellbuoy.differential.seconds", 300), System.nanoTime());
  }

  private static void run(int seconds, long firstSeed) {
    LintRun run = new LintRun();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    long seed = firstSeed;
    while (seed < firstSeed + LEAST_SEEDS || System.nanoTime() < end) {
      assertThat(run.run(seed)).isNull();
      seed++;
    }
    System.out.printf("seeds %d to %d: %s%n", firstSeed, seed - 1, run);
    assertThat(run.tested()).as("%s", run).isPositive();
    assertThat(run.covered()).as("%s", run).isPositive();
  }
}
