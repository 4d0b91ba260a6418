package io.bellbuoy.rules.file;

import io.bellbuoy.rules.expression.Diagnostic;
import java.util.List;

/**
 * What came of reading rule files. Every expression, message and exception has been compiled.
 *
 * @param files what could be read
 * @param findings errors and warnings in the order of files and places
 */
public record RuleFileResult(RuleFiles files, List<Finding> findings) {

  /**
   * A diagnostic with its file.
   *
   * @param file as it was named
   * @param diagnostic its line and column are the file's
   * @param sourceLine that line of the file, without its end
   */
  public record Finding(String file, Diagnostic diagnostic, String sourceLine) {}

  /** Whether something does not compile. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.diagnostic().kind() == Diagnostic.Kind.ERROR);
  }
}
