package io.bellbuoy.rules.match;

import io.bellbuoy.rules.expression.Diagnostic;
import java.util.List;

/** What came of compiling a policy. */
public sealed interface PolicyCompilation {

  /** It is ready; the findings are warnings. */
  record Compiled(CompiledPolicy policy, List<Finding> findings) implements PolicyCompilation {}

  /** It does not compile; at least one finding is an error. */
  record Refused(List<Finding> findings) implements PolicyCompilation {}

  /**
   * A diagnostic and whose it is.
   *
   * @param ruleId the rule
   * @param part which of its texts: {@code expression}, {@code message}, {@code exception NAME}
   * @param text that text
   */
  record Finding(String ruleId, String part, String text, Diagnostic diagnostic) {}
}
