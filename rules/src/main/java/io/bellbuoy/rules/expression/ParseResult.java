package io.bellbuoy.rules.expression;

import java.util.List;

/** What came of reading an expression. */
public sealed interface ParseResult {

  /** What was noticed, in the order of the text. */
  List<Diagnostic> diagnostics();

  /**
   * It compiles.
   *
   * @param diagnostics warnings only
   */
  record Parsed(Expression expression, List<Diagnostic> diagnostics, Places places)
      implements ParseResult {}

  /**
   * It does not.
   *
   * @param diagnostics errors only, at least one
   */
  record Refused(List<Diagnostic> diagnostics) implements ParseResult {}
}
