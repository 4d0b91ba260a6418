package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import java.util.List;

/**
 * What a condition is made for, so that its answer is not known beforehand.
 *
 * @param here the value that the innermost quantifier is at; the event outside of any
 * @param paths from the event; several rules ask for them
 * @param words lists of texts
 * @param blocks lists of addresses and blocks
 */
record Ground(
    JsonObject event,
    JsonValue here,
    boolean quantified,
    Attributes attributes,
    List<String> paths,
    List<NamedList> words,
    List<NamedList> blocks) {

  /** At a value of a quantifier. */
  Ground at(JsonValue value) {
    return new Ground(event, value, true, attributes, paths, words, blocks);
  }
}
