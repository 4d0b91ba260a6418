package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.index.RuleBits;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;

/** Makes verdicts of sets of rules. */
final class Verdicts {

  private Verdicts() {}

  /** Of the rules that match, down to the one at which the event's way ends. */
  static Verdict of(PolicyProgram program, long[] matched) {
    int rule = RuleBits.next(matched, 0);
    if (rule < 0) {
      return Verdict.SILENT;
    }
    List<CompiledRule> alerts = new ArrayList<>();
    List<CompiledRule> counted = new ArrayList<>();
    List<CompiledRule> shadows = new ArrayList<>();
    CompiledRule ignoredBy = null;
    boolean over = false;
    while (rule >= 0 && !over) {
      CompiledRule match = program.rules().get(rule);
      Policy.Mode mode = match.entry().mode();
      switch (mode) {
        case SHADOW -> shadows.add(match);
        case ALERT -> (match.countsOnly() ? counted : alerts).add(match);
        case IGNORE -> ignoredBy = match;
      }
      over = program.ends()[rule];
      rule = RuleBits.next(matched, rule + 1);
    }
    return new Verdict(alerts, counted, shadows, ignoredBy, null);
  }
}
