package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Formula;

/**
 * A condition that several rules have in common: where it does not hold, none of them matches.
 * Immutable.
 */
record SharedCondition(Formula formula, long[] rules) {}
