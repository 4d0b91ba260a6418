package io.bellbuoy.rules.match;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles policies. Thread-safe. */
public final class PolicyCompiler {

  private PolicyCompiler() {}

  /**
   * The policy ready to judge, or every reason why it is not.
   *
   * @param lists those that the rules name, by name
   */
  public static PolicyCompilation compile(PolicySnapshot snapshot, Map<String, NamedList> lists) {
    List<CompiledRule> rules = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (PolicySnapshot.Entry entry : snapshot.rules()) {
      if (entry.enabled()) {
        RuleCompilation compilation = RuleCompiler.compile(entry, lists);
        findings.addAll(compilation.findings());
        if (compilation.rule() != null) {
          rules.add(compilation.rule());
        }
      }
    }
    boolean refused =
        findings.stream().anyMatch(f -> f.diagnostic().kind() == Diagnostic.Kind.ERROR);
    return refused
        ? new PolicyCompilation.Refused(findings)
        : new PolicyCompilation.Compiled(
            new CompiledPolicy(snapshot.version(), snapshot.match(), rules), findings);
  }
}
