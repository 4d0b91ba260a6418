package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.Expression;

/** What is so of an event, or is not. Immutable. */
sealed interface Fact {

  /** Some value there is one of these. */
  record HasValue(Subject subject, Values values) implements Fact {}

  /** Something other than null is there, be it empty. */
  record IsThere(Subject subject) implements Fact {}

  /** Some value there fulfils the condition, whose paths begin at it. */
  record HasSuch(Subject subject, Claim condition) implements Fact {}

  /** Something that is only known to be the same as itself. */
  record Opaque(Expression expression) implements Fact {}
}
