package io.bellbuoy.console.trial;

import java.time.Duration;

/**
 * How much trials over history may take.
 *
 * @param budget how long one may read; then it is a sample
 * @param atOnce how many may run at the same time
 * @param ofOne how many of them of one person
 * @param kept for how long the result of one that has ended can be asked for
 * @param mostKept how many results, the oldest go first
 */
record TrialLimits(Duration budget, int atOnce, int ofOne, Duration kept, int mostKept) {

  /** How far back a trial may reach. */
  static final Duration LONGEST = Duration.ofDays(7);

  static final TrialLimits USUAL =
      new TrialLimits(Duration.ofSeconds(60), 4, 2, Duration.ofMinutes(30), 40);
}
