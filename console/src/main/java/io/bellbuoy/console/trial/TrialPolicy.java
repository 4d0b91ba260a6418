package io.bellbuoy.console.trial;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy of the rule on trial, as it is and without its exceptions: so events are judged as the
 * engine would, and it shows what the exceptions keep back.
 */
final class TrialPolicy {

  private static final String BARE = "bare";

  private TrialPolicy() {}

  /**
   * The policy.
   *
   * @param draft compiles
   */
  static CompiledPolicy of(Rule draft, Map<String, NamedList> lists) {
    Rule bare =
        new Rule(
            BARE,
            draft.name(),
            draft.severity(),
            "",
            draft.message(),
            draft.expression(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            List.of());
    PolicySnapshot snapshot =
        new PolicySnapshot(
            1,
            Instant.EPOCH,
            "trial",
            "",
            Policy.Match.ALL,
            List.of(entry(draft), entry(bare)),
            Map.of());
    if (PolicyCompiler.compile(snapshot, lists) instanceof PolicyCompilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new IllegalArgumentException("the rule does not compile");
  }

  /** Of those that match the rule as it is; null: it does not. */
  static @Nullable CompiledRule whole(List<CompiledRule> matching) {
    return matching.stream()
        .filter(rule -> !rule.entry().rule().id().equals(BARE))
        .findFirst()
        .orElse(null);
  }

  private static PolicySnapshot.Entry entry(Rule rule) {
    return new PolicySnapshot.Entry(rule, true, List.of(), Policy.Mode.ALERT);
  }
}
