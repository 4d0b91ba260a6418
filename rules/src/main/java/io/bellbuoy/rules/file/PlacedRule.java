package io.bellbuoy.rules.file;

import io.bellbuoy.schemas.Rule;
import java.util.Map;

/**
 * A rule and where its texts stand.
 *
 * @param id where its id stands
 * @param parts by the names that the policy's findings use
 */
record PlacedRule(Rule rule, SourceFile file, Place id, Map<String, PlacedText> parts) {}
