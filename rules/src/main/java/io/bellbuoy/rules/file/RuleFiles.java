package io.bellbuoy.rules.file;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import java.util.List;
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
}
