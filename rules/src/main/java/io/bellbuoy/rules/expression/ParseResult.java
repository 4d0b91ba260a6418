package io.bellbuoy.rules.expression;

import java.util.List;

/** What came of reading an expression. */
public sealed interface ParseResult {

  /** Everything that was noticed, errors and warnings, in the order of the text. */
  List<Diagnostic> diagnostics();

  /**
   * It compiles.
   *
   * @param diagnostics warnings only
   */
  record Parsed(Expression expression, List<Diagnostic> diagnostics) implements ParseResult {}

  /** It does not; at least one of the diagnostics is an error. */
  record Refused(List<Diagnostic> diagnostics) implements ParseResult {}
}
