package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules that no event reaches, because an earlier one ends the way of every event that they
 * match. For one thread, once.
 */
final class Coverage {

  /** For one pair of rules. */
  private static final int STEPS = 10_000;

  /** For all pairs of a policy together: a thousand rules take seconds at most, not minutes. */
  private static final long ALL_STEPS = 5_000_000;

  private final Policy.Match match;
  private final List<Candidate> candidates = new ArrayList<>();
  private long left = ALL_STEPS;

  Coverage(Policy.Match match, List<LintedRule> inForce) {
    this.match = match;
    inForce.forEach(rule -> candidates.add(new Candidate(rule)));
  }

  /** One warning for each rule that is never reached. */
  List<Finding> warnings() {
    List<Finding> warnings = new ArrayList<>();
    for (int later = 1; later < candidates.size(); later++) {
      LintedRule first = coveredBy(later);
      if (first != null) {
        warnings.add(warning(candidates.get(later).rule(), first));
      }
    }
    return warnings;
  }

  private @Nullable LintedRule coveredBy(int later) {
    Candidate narrow = candidates.get(later);
    for (int earlier = 0; earlier < later; earlier++) {
      Candidate wide = candidates.get(earlier);
      if (ends(wide.rule()) && covers(wide, narrow)) {
        // What no event fulfils is said of the rule itself.
        return new Refutation(STEPS).refutes(narrow.matched()) ? null : wide.rule();
      }
    }
    return null;
  }

  private boolean ends(LintedRule rule) {
    return switch (rule.entry().mode()) {
      case IGNORE -> true;
      case ALERT -> match == Policy.Match.FIRST && rule.entry().rule().threshold() == null;
      case SHADOW -> false;
    };
  }

  /** Whether nothing that the narrow one matches passes by one of the wide one's conditions. */
  private boolean covers(Candidate wide, Candidate narrow) {
    if (!narrow.mayFollowFrom(wide)) {
      return false;
    }
    for (Claim condition : wide.matched()) {
      if (left <= 0) {
        return false;
      }
      List<Claim> passing = new ArrayList<>(narrow.matched());
      passing.add(condition.negated());
      Refutation refutation = new Refutation(STEPS);
      boolean refuted = refutation.refutes(passing);
      left -= STEPS - Math.max(0, refutation.left());
      if (!refuted) {
        return false;
      }
    }
    return true;
  }

  private static Finding warning(LintedRule unreachable, LintedRule because) {
    String other = "`" + because.id() + "`";
    return unreachable
        .condition()
        .warning(
            "no event reaches this rule: the rule "
                + other
                + " above it in the policy "
                + (same(because, unreachable)
                    ? "asks for the same"
                    : "matches all that it matches, for " + Proof.of(because, unreachable)),
            "move it above " + other + ", or remove it from the policy");
  }

  private static boolean same(LintedRule one, LintedRule other) {
    return one.condition().parsed().expression().equals(other.condition().parsed().expression());
  }
}
