package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import java.util.List;

/** Records that nobody could use: since the last time that it was told, there are more. */
final class DeadLettersGrow implements Condition {

  private static final String SUBJECT = "dead-letters";

  private long told = -1;

  @Override
  public List<Finding> look(Situation now) {
    WatchState.Mark mark = now.state().mark();
    if (told < 0) {
      told = mark == null ? now.deadLetters() : Math.min(mark.records(), now.deadLetters());
    }
    long more = now.deadLetters() - told;
    told = now.deadLetters();
    if (mark == null || more > 0) {
      // With the alert, in one transaction.
      now.state().mark(now.deadLetters());
    }
    if (more <= 0) {
      return List.of();
    }
    return List.of(
        Finding.of(
            OwnRule.DEAD_LETTERS,
            SUBJECT,
            "Up to %,d records could not be used and went to the dead letters, where they are kept for a week: `bellbuoy dead-letters list` says why each did."
                .formatted(more),
            new Alert.Evidence("records", Long.toString(more))));
  }
}
