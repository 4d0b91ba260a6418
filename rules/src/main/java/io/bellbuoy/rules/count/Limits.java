package io.bellbuoy.rules.count;

import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Suppression;
import io.bellbuoy.schemas.Threshold;

/**
 * When matches of one group make an alert, and for how long it stands for those that follow.
 *
 * @param count how many, at least 1
 * @param withinMillis how close together; 0 where one is enough
 * @param silentMillis for how long after the alert none is raised; at least so long as to see the
 *     threshold's time to its end
 */
public record Limits(int count, long withinMillis, long silentMillis) {

  static Limits of(Rule rule) {
    Threshold threshold = rule.threshold();
    Suppression suppress = rule.suppress();
    return new Limits(
        threshold == null ? 1 : threshold.count(),
        threshold == null ? 0 : threshold.within().millis(),
        suppress == null ? 0 : suppress.period().millis());
  }
}
