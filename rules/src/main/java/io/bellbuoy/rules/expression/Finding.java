package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One thing that decided an expression.
 *
 * @param path what was asked, as the rule writes it; inside a quantifier behind the quantifier's
 *     own path
 * @param source that very value of the event; null where there is none: an attribute, a count,
 *     nothing at all
 * @param value as text, at most 1,024 characters; {@code -} where there is none
 */
public record Finding(String path, @Nullable JsonValue source, String value) {}
