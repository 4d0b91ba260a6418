/**
 * Policies over audit events, beside what else could judge them. {@link
 * io.bellbuoy.bench.matcher.RuleShapes} says the rules once, in a {@link
 * io.bellbuoy.bench.matcher.Dialect} that each peer speaks in its own way.
 */
@NullMarked
package io.bellbuoy.bench.matcher;

import org.jspecify.annotations.NullMarked;
