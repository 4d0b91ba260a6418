package io.bellbuoy.console.trial;

import io.bellbuoy.console.http.Api;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.NamedList;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The compiler, the trials and the learned fields behind their APIs. Thread-safe; closing it ends
 * what runs in the background.
 */
public final class Workbench implements AutoCloseable {

  private final Trials trials;
  private final FieldLearner learner;
  private final Api check;
  private final Api words;

  /**
   * A workbench that has begun to learn.
   *
   * @param lists those that rules may name now, by name; asked at each request
   * @param redactor the engine's: hides what it hides in alerts
   */
  public Workbench(
      KafkaConfig kafka, Supplier<Map<String, NamedList>> lists, Redactor redactor, Clock clock) {
    LearnedFields fields = new LearnedFields();
    this.trials =
        new Trials(TrialLimits.USUAL, redactor, () -> EventReader.of(kafka, "trial"), clock);
    this.learner = new FieldLearner(() -> EventReader.of(kafka, "fields"), redactor, fields);
    this.check = new TrialApi(lists, redactor, trials);
    this.words = new WordsApi(fields, lists);
    learner.start();
  }

  /** Checks rules and tries them. */
  public Api check() {
    return check;
  }

  /** Says what an editor may complete. */
  public Api words() {
    return words;
  }

  @Override
  public void close() {
    learner.close();
    trials.close();
  }
}
