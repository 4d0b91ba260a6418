package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.count.Occurrence;
import io.bellbuoy.schemas.Occurrences.Sample;
import io.bellbuoy.schemas.RawJson;

/**
 * A match on its way to where its group is counted: the value of a record of the matches topic,
 * whose key is the group.
 *
 * @param occurrence what it counts for
 * @param sample when it came and what it says
 * @param alert the alert that it becomes, should it be the one that makes it enough
 */
record Match(Occurrence occurrence, Sample sample, RawJson alert) {

  Match {
    requireNonNull(occurrence, "occurrence");
    requireNonNull(sample, "sample");
    requireNonNull(alert, "alert");
  }
}
