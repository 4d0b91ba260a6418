package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of compiling one rule.
 *
 * @param rule null where one of the findings is an error
 * @param findings errors and warnings, by the rule's texts
 */
public record RuleCompilation(@Nullable CompiledRule rule, List<Finding> findings) {

  public RuleCompilation {
    findings = List.copyOf(findings);
  }
}
