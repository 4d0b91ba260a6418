package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.lint.LintedRule.Part;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Looks for what is probably not meant in rules that compile; of what does not, compiling speaks.
 * Every finding is a warning, and right for all events that API servers write: nothing is said that
 * is only likely. Its work is bounded. Thread-safe.
 */
public final class PolicyLint {

  private PolicyLint() {}

  /**
   * What is to be said of a policy: rules that no event reaches, rules with the same text, and of
   * each of its rules what {@link #of(Rule, Map)} says. Rules that are switched off are looked at,
   * but neither cover others nor are they covered.
   *
   * @param lists those that the rules name, by name
   */
  public static List<Finding> of(PolicySnapshot snapshot, Map<String, NamedList> lists) {
    List<LintedRule> rules =
        snapshot.rules().stream()
            .map(entry -> LintedRule.of(entry, lists))
            .filter(Objects::nonNull)
            .toList();
    List<LintedRule> inForce = rules.stream().filter(rule -> rule.entry().enabled()).toList();
    List<Finding> findings = new ArrayList<>();
    rules.forEach(rule -> findings.addAll(ofOne(rule)));
    List<Finding> covered = new Coverage(snapshot.match(), inForce).warnings();
    findings.addAll(covered);
    Set<String> spokenOf = new HashSet<>();
    covered.forEach(finding -> spokenOf.add(finding.ruleId()));
    findings.addAll(twins(rules.stream().filter(rule -> !spokenOf.contains(rule.id())).toList()));
    return findings;
  }

  /** What is to be said of a rule by itself: what in it never holds. */
  public static List<Finding> of(Rule rule, Map<String, NamedList> lists) {
    LintedRule linted =
        LintedRule.of(new PolicySnapshot.Entry(rule, true, List.of(), Policy.Mode.ALERT), lists);
    return linted == null ? List.of() : ofOne(linted);
  }

  private static List<Finding> ofOne(LintedRule rule) {
    List<Finding> findings = new ArrayList<>(Contradictions.in(rule.condition()));
    boolean possible = findings.isEmpty();
    for (Part exception : rule.exceptions()) {
      List<Finding> inside = Contradictions.in(exception);
      findings.addAll(inside);
      if (possible && inside.isEmpty()) {
        findings.addAll(Exceptions.of(rule.condition(), exception));
      }
    }
    return findings;
  }

  /** The second of two rules that ask for the same. */
  private static List<Finding> twins(List<LintedRule> rules) {
    List<Finding> findings = new ArrayList<>();
    Map<List<Expression>, String> first = new HashMap<>();
    for (LintedRule rule : rules) {
      List<Expression> texts = new ArrayList<>(List.of(rule.condition().parsed().expression()));
      rule.exceptions().forEach(exception -> texts.add(exception.parsed().expression()));
      String other = first.putIfAbsent(texts, rule.id());
      if (other != null && !other.equals(rule.id())) {
        findings.add(
            rule.condition()
                .warning(
                    "the rule `" + other + "` asks for the same",
                    "keep one; a policy may name it twice, each time with clusters of its own"));
      }
    }
    return findings;
  }
}
