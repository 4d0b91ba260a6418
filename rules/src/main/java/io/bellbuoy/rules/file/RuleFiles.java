package io.bellbuoy.rules.file;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a set of rule files says, files by path bytewise.
 *
 * @param lists in file order
 * @param rules in file order
 * @param policy null where no file has one
 */
public record RuleFiles(List<NamedList> lists, List<Rule> rules, @Nullable Policy policy) {

  public RuleFiles {
    lists = List.copyOf(lists);
    rules = List.copyOf(rules);
  }

  /** The policy; all rules in file order, first match, where the files have none. */
  public Policy effectivePolicy() {
    return policy != null
        ? policy
        : new Policy(
            Policy.Match.FIRST, rules.stream().map(rule -> Policy.Entry.of(rule.id())).toList());
  }

  /**
   * The effective policy with the texts of its rules, as it would be published.
   *
   * @throws IllegalArgumentException where the policy names a rule that the files do not have
   */
  public PolicySnapshot snapshot(int version, Instant at, String by, String comment) {
    Map<String, Rule> byId = rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule));
    Policy ordered = effectivePolicy();
    List<PolicySnapshot.Entry> entries = new ArrayList<>();
    for (Policy.Entry entry : ordered.rules()) {
      Rule rule = byId.get(entry.id());
      if (rule == null) {
        throw new IllegalArgumentException(
            "the policy names a rule that is not there: " + entry.id());
      }
      entries.add(
          new PolicySnapshot.Entry(
              rule.withoutTests(), entry.enabled(), entry.clusters(), entry.mode()));
    }
    Map<String, String> addresses =
        lists.stream().collect(Collectors.toMap(NamedList::name, NamedList::sha256));
    return new PolicySnapshot(version, at, by, comment, ordered.match(), entries, addresses);
  }

  /** The lists by name. */
  public Map<String, NamedList> listsByName() {
    return lists.stream().collect(Collectors.toMap(NamedList::name, list -> list));
  }
}
