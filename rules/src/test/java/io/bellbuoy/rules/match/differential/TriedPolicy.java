package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.file.RuleFileWriter;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A generated policy, with what its rules name. Immutable. */
record TriedPolicy(Policy.Match match, List<TriedRule> rules, List<NamedList> lists) {

  TriedPolicy {
    rules = List.copyOf(rules);
    lists = List.copyOf(lists);
  }

  PolicyCompilation compile() {
    return PolicyCompiler.compile(snapshot(), listsByName());
  }

  PolicySnapshot snapshot() {
    return new PolicySnapshot(
        1, Instant.EPOCH, "", "", match, rules.stream().map(TriedRule::entry).toList(), Map.of());
  }

  Map<String, NamedList> listsByName() {
    return lists.stream().collect(Collectors.toMap(NamedList::name, list -> list));
  }

  TriedPolicy withRules(List<TriedRule> others) {
    return new TriedPolicy(match, others, lists);
  }

  /** As a rule file, with the lists that it needs. */
  String yaml() {
    List<NamedList> named =
        lists.stream()
            .filter(
                list ->
                    rules.stream().anyMatch(rule -> rule.toString().contains("@" + list.name())))
            .toList();
    return RuleFileWriter.write(
        new RuleFiles(
            named,
            rules.stream().map(TriedRule::rule).toList(),
            new Policy(match, rules.stream().map(TriedRule::place).toList())));
  }
}
