package io.bellbuoy.engine;

import io.bellbuoy.rules.count.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * An alert ready for its topic, or a match that is to be counted first.
 *
 * @param id {@link io.bellbuoy.schemas.Alert#id}
 * @param cluster whose event it was; the key of its record
 * @param rule the id of the rule that matched
 * @param json the alert, measured: it fits its topic
 * @param counted null: the match alerts by itself
 */
record RaisedAlert(String id, String cluster, String rule, byte[] json, @Nullable Counted counted) {

  /**
   * What of a match is counted.
   *
   * @param auditID of its event
   * @param message the rule's message for it
   */
  record Counted(Occurrence occurrence, @Nullable String auditID, String message) {}
}
