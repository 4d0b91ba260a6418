package io.bellbuoy.console.policy;

import io.bellbuoy.console.rules.FieldDiagnostic;
import io.bellbuoy.console.rules.RuleCheck;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.rules.lint.PolicyLint;
import io.bellbuoy.rules.match.ClusterGlob;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with an order of rules, or strange about it. */
final class PolicyRemarks {

  private static final int MOST_RULES = 5000;

  private PolicyRemarks() {}

  /**
   * Something to be said of a rule at its place.
   *
   * @param severity {@code error} or {@code warning}
   * @param part which of its texts
   */
  record Remark(String rule, String severity, String part, String message, @Nullable String hint) {}

  /**
   * Passes an order that can be stored.
   *
   * @throws io.bellbuoy.console.http.ProblemException 422 with the diagnostics
   */
  static void refuse(LibraryImage library, Policy policy) {
    List<FieldDiagnostic> found = new ArrayList<>();
    if (policy.rules().size() > MOST_RULES) {
      found.add(FieldDiagnostic.error("rules", "at most " + MOST_RULES + " rules", null));
    }
    for (int i = 0; i < policy.rules().size() && found.size() < 100; i++) {
      Policy.Entry entry = policy.rules().get(i);
      String field = "rules[" + i + "]";
      if (entry.id() == null || !library.rules().containsKey(entry.id())) {
        found.add(
            FieldDiagnostic.error(
                field + ".id", "there is no rule " + entry.id(), "add it or leave it out"));
      }
      for (int c = 0; c < entry.clusters().size(); c++) {
        String problem = ClusterGlob.problem(entry.clusters().get(c));
        if (problem != null) {
          found.add(
              FieldDiagnostic.error(
                  field + ".clusters[" + c + "]",
                  problem,
                  "a star stands for any characters, a question mark for one"));
        }
      }
    }
    if (!found.isEmpty()) {
      throw RuleCheck.refused("the policy cannot be so; nothing was stored", found);
    }
  }

  /** What the compiler has to say of the draft, and where it has nothing against it the lint. */
  static List<Remark> of(RuleBook book) {
    LibraryImage library = book.library();
    Policy draft = book.policy().edited();
    List<Remark> remarks = new ArrayList<>();
    List<PolicySnapshot.Entry> entries = new ArrayList<>();
    for (Policy.Entry entry : draft.rules()) {
      Rule rule = library.rules().get(entry.id());
      if (rule == null) {
        remarks.add(
            new Remark(entry.id(), "error", "id", "the library has no such rule", "leave it out"));
      } else {
        entries.add(
            new PolicySnapshot.Entry(
                rule.withoutTests(), entry.enabled(), entry.clusters(), entry.mode()));
      }
    }
    PolicySnapshot whole =
        new PolicySnapshot(0, Instant.EPOCH, "", "", draft.match(), entries, Map.of());
    PolicyCompilation compilation = PolicyCompiler.compile(whole, library.lists());
    List<PolicyCompilation.Finding> findings = new ArrayList<>(findings(compilation));
    if (compilation instanceof PolicyCompilation.Compiled) {
      findings.addAll(PolicyLint.of(whole, library.lists()));
    }
    findings.stream().map(PolicyRemarks::remark).distinct().forEach(remarks::add);
    return remarks;
  }

  private static List<PolicyCompilation.Finding> findings(PolicyCompilation compilation) {
    return compilation instanceof PolicyCompilation.Compiled compiled
        ? compiled.findings()
        : ((PolicyCompilation.Refused) compilation).findings();
  }

  private static Remark remark(PolicyCompilation.Finding finding) {
    return new Remark(
        finding.ruleId(),
        finding.diagnostic().kind().name().toLowerCase(Locale.ROOT),
        finding.part(),
        finding.diagnostic().message(),
        finding.diagnostic().hint());
  }
}
