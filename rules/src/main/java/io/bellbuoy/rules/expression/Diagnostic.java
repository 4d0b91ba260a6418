package io.bellbuoy.rules.expression;

import org.jspecify.annotations.Nullable;

/**
 * An error or a warning, with its place.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param length in code points, at least 1
 * @param message what is wrong, in plain words
 * @param hint what to do; null where there is no good guess
 */
public record Diagnostic(
    Kind kind, int line, int column, int length, String message, @Nullable String hint) {

  /** Whether it refuses the text. */
  public enum Kind {
    ERROR,
    WARNING
  }
}
