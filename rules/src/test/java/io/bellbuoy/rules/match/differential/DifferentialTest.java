package io.bellbuoy.rules.match.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The policy as it is judged by, held against its plain reading, on generated policies and events.
 * What is found is printed small, with a line to be added to {@code differences.jsonl}.
 *
 * <p>{@code -Dbellbuoy.differential.seconds=} says for how long, {@code
 * -Dbellbuoy.differential.seed=} with which seed it begins.
 */
final class DifferentialTest {

  private static final long SEED = Long.getLong("bellbuoy.differential.seed", 1);

  @Test
  void bothReadingsAnswerTheSame() {
    run(Integer.getInteger("bellbuoy.differential.seconds", 8), SEED);
  }

  @Test
  @Tag("long")
  void bothReadingsAnswerTheSameForLong() {
    run(Integer.getInteger("bellbuoy.differential.seconds", 600), System.nanoTime());
  }

  private static @Nullable String difference(DifferentialRun run, long seed) {
    try {
      return run.run(seed);
    } catch (RuntimeException e) {
      throw new AssertionError("the seed " + seed, e);
    }
  }

  private static void run(int seconds, long firstSeed) {
    DifferentialRun run = new DifferentialRun(Reading::of);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    long seed = firstSeed;
    do {
      assertThat(difference(run, seed)).isNull();
      seed++;
    } while (System.nanoTime() < end);
    System.out.printf("seeds %d to %d: %s%n", firstSeed, seed - 1, run);
    assertThat(run.matchesOfHundred()).as("%s", run).isBetween(10.0, 90.0);
    assertThat(run.refusedOfHundred()).as("%s", run).isLessThan(5.0);
  }
}
