package io.bellbuoy.rules.file;

import io.bellbuoy.rules.lint.PolicyLint;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.rules.match.RuleCompiler;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compiles the rules of rule files and says what is wrong where it stands in the files. */
final class RuleChecks {

  private final RuleFiles files;
  private final Map<String, PlacedRule> rules;
  private final List<PlacedRule> incomplete;
  private final Map<String, NamedList> lists = new HashMap<>();

  /**
   * The checks.
   *
   * @param known lists that are not in the files; the files' own win
   */
  RuleChecks(
      RuleFiles files,
      List<PlacedRule> rules,
      List<PlacedRule> incomplete,
      Collection<NamedList> known) {
    this.files = files;
    known.forEach(list -> lists.put(list.name(), list));
    lists.putAll(files.listsByName());
    this.incomplete = incomplete;
    this.rules =
        rules.stream().collect(Collectors.toMap(rule -> rule.rule().id(), Function.identity()));
  }

  /** The rules in force as the policy that they are, and each of the others on its own. */
  void run() {
    PolicyCompilation policy = PolicyCompiler.compile(snapshot(), lists);
    add(
        policy instanceof PolicyCompilation.Compiled compiled
            ? compiled.findings()
            : ((PolicyCompilation.Refused) policy).findings());
    Set<String> inForce =
        files.effectivePolicy().rules().stream()
            .filter(Policy.Entry::enabled)
            .map(Policy.Entry::id)
            .collect(Collectors.toSet());
    for (PlacedRule rule : rules.values()) {
      if (!inForce.contains(rule.rule().id())) {
        add(RuleCompiler.compile(rule.rule(), lists).findings());
      }
    }
    for (PlacedRule rule : incomplete) {
      RuleCompiler.compile(rule.rule(), lists).findings().forEach(found -> add(rule, found));
    }
  }

  /** What is probably not meant; only where everything compiles, so that it can be told. */
  void lint() {
    add(PolicyLint.of(snapshot(), lists));
    Set<String> placed =
        files.effectivePolicy().rules().stream().map(Policy.Entry::id).collect(Collectors.toSet());
    for (PlacedRule rule : rules.values()) {
      if (!placed.contains(rule.rule().id())) {
        add(PolicyLint.of(rule.rule(), lists));
      }
    }
  }

  private PolicySnapshot snapshot() {
    return files.snapshot(1, Instant.EPOCH, "", "");
  }

  private void add(List<PolicyCompilation.Finding> findings) {
    // A rule may be in the policy twice.
    for (PolicyCompilation.Finding finding : Set.copyOf(findings)) {
      PlacedRule rule = rules.get(finding.ruleId());
      if (rule != null) {
        add(rule, finding);
      }
    }
  }

  private static void add(PlacedRule rule, PolicyCompilation.Finding finding) {
    PlacedText text = rule.parts().get(finding.part());
    if (text != null) {
      rule.file().add(text.inFile(finding.diagnostic()));
    }
  }
}
