package io.bellbuoy.rules.match;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds rules that no event can reach, because an earlier one ends the way of every event that they
 * match. Finds the plain cases: the same condition, or the same with more of them joined by and.
 */
final class Reachability {

  private Reachability() {}

  /** One warning for each rule that is never reached. */
  static List<Finding> warnings(Policy.Match match, List<CompiledRule> rules) {
    List<Finding> warnings = new ArrayList<>();
    Implications implications = new Implications();
    rules.forEach(implications::add);
    for (int later = 1; later < rules.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (ends(rules.get(earlier), match)
            && implications.mayHold(later, earlier)
            && takesAll(rules.get(earlier), rules.get(later))) {
          warnings.add(warning(rules.get(later), rules.get(earlier)));
          break;
        }
      }
    }
    return warnings;
  }

  private static boolean ends(CompiledRule rule, Policy.Match match) {
    return switch (rule.entry().mode()) {
      case IGNORE -> true;
      case ALERT -> match == Policy.Match.FIRST;
      case SHADOW -> false;
    };
  }

  private static boolean takesAll(CompiledRule earlier, CompiledRule later) {
    return coversClusters(earlier.entry().clusters(), later.entry().clusters())
        && later.expression().implies(earlier.expression())
        && earlier.exceptions().stream()
            .allMatch(exception -> excepts(later, exception.expression()));
  }

  /** Whether what the earlier rule passes by is passed by here too. */
  private static boolean excepts(CompiledRule later, Expression exception) {
    return later.exceptions().stream().anyMatch(own -> exception.implies(own.expression()));
  }

  private static boolean coversClusters(List<String> earlier, List<String> later) {
    if (earlier.isEmpty()) {
      return true;
    }
    return !later.isEmpty()
        && later.stream().allMatch(glob -> earlier.stream().anyMatch(wider -> covers(wider, glob)));
  }

  /** A star takes whatever the other glob has there; a question mark only what is surely one. */
  private static boolean covers(String wider, String glob) {
    boolean plain = glob.indexOf('*') < 0 && glob.indexOf('?') < 0;
    return wider.equals(glob)
        || ((plain || wider.indexOf('?') < 0) && ClusterGlob.of(wider).matches(glob));
  }

  private static Finding warning(CompiledRule unreachable, CompiledRule because) {
    String text = unreachable.entry().rule().expression();
    int lineEnd = text.indexOf('\n');
    String line = lineEnd < 0 ? text : text.substring(0, lineEnd);
    String other = because.entry().rule().id();
    Diagnostic diagnostic =
        new Diagnostic(
            Diagnostic.Kind.WARNING,
            1,
            1,
            Math.max(1, line.codePointCount(0, line.length())),
            "no event reaches this rule: the rule `"
                + other
                + "` above it in the policy matches all that it matches",
            "move it above `" + other + "`, or remove it from the policy");
    return new Finding(unreachable.entry().rule().id(), "expression", text, diagnostic);
  }
}
