package io.bellbuoy.rules.expression;

import org.jspecify.annotations.Nullable;

/** What came of reading a small text inside a rule: a path, a regular expression, a literal. */
sealed interface Reading<T> {

  /** It is one. */
  record Read<T>(T value) implements Reading<T> {}

  /** It is none. */
  record Unreadable<T>(String message, @Nullable String hint) implements Reading<T> {}
}
