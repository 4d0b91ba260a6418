package io.bellbuoy.engine;

import io.bellbuoy.schemas.Topics;
import java.util.Map;

/** The limits of the topics that the engine writes to. */
record RecordLimits(RecordLimit alerts, RecordLimit deadLetters) {

  /** Those to start from. */
  static RecordLimits of(EngineConfig config) {
    return new RecordLimits(
        new RecordLimit(config.maxAlertSize().intCount()), new RecordLimit(Topics.MAX_EVENT_BYTES));
  }

  /** The same by the topics' names; what is in the matches topic is an alert in the making. */
  Map<String, RecordLimit> byTopic(Topics topics) {
    return Map.of(
        topics.alerts().name(), alerts,
        topics.matches().name(), alerts,
        topics.deadLetters().name(), deadLetters);
  }
}
