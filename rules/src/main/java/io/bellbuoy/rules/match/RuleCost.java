package io.bellbuoy.rules.match;

/**
 * What a rule costs.
 *
 * @param ruleId the rule
 * @param bytesRead how many bytes of some events, all together, are read before it is known whether
 *     it matches
 */
public record RuleCost(String ruleId, long bytesRead) {}
