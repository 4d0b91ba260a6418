package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellbuoy.rules.count.Tally;
import io.bellbuoy.schemas.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What the engine keeps of one group of matches.
 *
 * @param tally the matches
 * @param alert the alert that stands for them, without its event; null: none is raised
 * @param due under which time the group is found in the store of due times, epoch milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CountedGroup(Tally tally, @Nullable Alert alert, long due) {

  CountedGroup {
    requireNonNull(tally, "tally");
  }
}
