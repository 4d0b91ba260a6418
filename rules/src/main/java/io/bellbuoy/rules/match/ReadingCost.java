package io.bellbuoy.rules.match;

/**
 * A rule that makes events be read to their end.
 *
 * @param ruleId the rule
 * @param path the path that is known only then, as the rule writes it
 * @param reason why, in plain words; a sentence without its full stop
 */
public record ReadingCost(String ruleId, String path, String reason) {}
