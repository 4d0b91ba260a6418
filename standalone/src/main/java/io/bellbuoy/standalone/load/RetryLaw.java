package io.bellbuoy.standalone.load;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an API server sends a batch again that was not taken: every error alike, after about 11, 15,
 * 26 and 35 seconds, then it drops the batch. Where the answer names a time to wait it waits that
 * long instead, up to ten times in each round.
 */
final class RetryLaw {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(11),
          Duration.ofSeconds(15),
          Duration.ofSeconds(26),
          Duration.ofSeconds(35));

  private static final int WAITS_IN_A_ROUND = 10;

  private RetryLaw() {}

  /**
   * What is sent again, and when.
   *
   * @param batch what is sent then
   * @param pause until then
   */
  record Again(Batch batch, Duration pause) {}

  /**
   * The next send of a batch that was not taken; null: it is dropped.
   *
   * @param status of the answer; 0: there was none
   * @param retryAfter the header's text; null: there was none
   */
  static @Nullable Again next(Batch batch, int status, @Nullable String retryAfter) {
    Duration told = status == 429 || status >= 500 ? seconds(retryAfter) : null;
    if (told != null && batch.waits() < WAITS_IN_A_ROUND) {
      return new Again(batch.afterWait(), told);
    }
    return batch.rounds() < PAUSES.size()
        ? new Again(batch.nextRound(), PAUSES.get(batch.rounds()))
        : null;
  }

  /** Dates are not understood, as API servers do not. */
  private static @Nullable Duration seconds(@Nullable String text) {
    return text != null && text.matches("\\d{1,4}")
        ? Duration.ofSeconds(Integer.parseInt(text))
        : null;
  }
}
