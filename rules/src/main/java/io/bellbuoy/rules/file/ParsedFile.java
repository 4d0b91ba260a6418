package io.bellbuoy.rules.file;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule file says, as far as it could be read.
 *
 * @param ruleIds every id that it declares, also of rules that are otherwise broken
 * @param policy null where the file has none
 */
record ParsedFile(
    SourceFile file,
    List<Placed<NamedList>> lists,
    List<PlacedRule> rules,
    List<String> ruleIds,
    @Nullable Placed<PlacedPolicy> policy) {

  /** The lines of a policy, with the places of the ids that they name. */
  record PlacedPolicy(Policy.Match match, List<Placed<Policy.Entry>> entries) {

    Policy policy() {
      return new Policy(match, entries.stream().map(Placed::value).toList());
    }
  }
}
