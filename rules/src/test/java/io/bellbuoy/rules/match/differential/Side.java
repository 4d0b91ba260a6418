package io.bellbuoy.rules.match.differential;

import java.util.List;

/**
 * One side of a comparison.
 *
 * @param text as rules have it
 * @param values what it yields for the event at hand, as far as that has a text
 */
record Side(String text, List<String> values) {}
