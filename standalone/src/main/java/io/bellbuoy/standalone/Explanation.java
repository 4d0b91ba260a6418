package io.bellbuoy.standalone;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.RuleTrial;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each comparison of one rule came to, event by event. */
final class Explanation {

  private final PolicySnapshot.Entry entry;
  private final RuleTrial trial;

  /**
   * Of that rule.
   *
   * @throws IllegalArgumentException where the files have none of that id
   */
  Explanation(RuleFiles files, String ruleId) {
    entry =
        Stream.concat(
                OfflinePolicy.snapshot(files).rules().stream(),
                // A rule that is in no policy can be tried as well.
                files.rules().stream().map(Explanation::alone))
            .filter(e -> e.rule().id().equals(ruleId))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no rule " + ruleId));
    trial = RuleTrial.of(entry, files.listsByName());
  }

  private static PolicySnapshot.Entry alone(Rule rule) {
    return new PolicySnapshot.Entry(rule, true, List.of(), Policy.Mode.ALERT);
  }

  /** One event's line. */
  Map<String, Object> line(
      int number,
      @Nullable String auditID,
      JsonValue event,
      Attributes known,
      Redaction redaction) {
    RuleTrial.Outcome outcome = trial.of(event, known, redaction);
    return JsonLine.members(
        "event",
        number,
        "auditID",
        auditID,
        "rule",
        entry.rule().id(),
        "match",
        outcome.match(),
        "exception",
        outcome.exception(),
        "comparisons",
        outcome.comparisons().stream().map(Explanation::described).toList());
  }

  private static Map<String, Object> described(RuleTrial.Asked asked) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("comparison", asked.comparison());
    described.put("holds", asked.holds());
    described.put("decided", asked.decided());
    described.put("found", List.copyOf(asked.found()));
    return described;
  }
}
