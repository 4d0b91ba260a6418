package io.bellbuoy.rules.file;

import io.bellbuoy.schemas.Rule;
import java.util.Map;

/**
 * A rule and where its texts stand.
 *
 * @param id where its id stands
 * @param complete false: something that a rule needs is missing or wrong, and stand-ins fill its
 *     place, so that at least its texts can be checked
 * @param parts by the names that the policy's findings use
 */
record PlacedRule(
    Rule rule, boolean complete, SourceFile file, Place id, Map<String, PlacedText> parts) {}
