package io.bellbuoy.rules.match;

import io.bellbuoy.rules.expression.Expression;

/** A condition under which a rule does not apply. */
record CompiledException(String name, Expression expression) {}
