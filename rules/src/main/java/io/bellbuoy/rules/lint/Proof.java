package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.And;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.lint.LintedRule.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says why one rule matches all that another one does: for each thing that the wide rule asks for,
 * what in the narrow one it follows from. For a pair of which it is shown already.
 */
final class Proof {

  /** Between two things that are asked for; what takes more follows from all of them. */
  private static final int STEPS = 2_000;

  /** Who reads more. */
  private static final int MOST_STEPS = 3;

  private final List<Asked> narrow;
  private final List<String> steps = new ArrayList<>();

  private Proof(LintedRule narrow) {
    this.narrow = asked(narrow);
  }

  /**
   * Something that a rule asks for.
   *
   * @param expression null where it is none: the clusters of the policy
   * @param words as sentences call it
   */
  private record Asked(Claim claim, @Nullable Expression expression, String words) {}

  /** The proof as the end of a sentence; empty where the wide rule asks for nothing. */
  static String of(LintedRule wide, LintedRule narrow) {
    Proof proof = new Proof(narrow);
    List<Asked> asked = asked(wide);
    asked.forEach(proof::add);
    int more = proof.steps.size() - MOST_STEPS;
    return String.join(
        "; ",
        more > 0
            ? List.of(
                String.join("; ", proof.steps.subList(0, MOST_STEPS)), "and " + more + " more so")
            : proof.steps);
  }

  private void add(Asked wanted) {
    Optional<Asked> same =
        narrow.stream()
            .filter(own -> own.expression != null && own.expression.equals(wanted.expression))
            .filter(own -> own.claim.equals(wanted.claim))
            .findFirst();
    if (same.isPresent()) {
      steps.add(wanted.words + " is asked for here too");
      return;
    }
    if (refutes(List.of(wanted.claim.negated()))) {
      steps.add(wanted.words + " always holds");
      return;
    }
    steps.add(
        wanted.words
            + " follows from "
            + narrow.stream()
                .filter(own -> refutes(List.of(own.claim, wanted.claim.negated())))
                .findFirst()
                .map(Asked::words)
                .orElse("what is asked for here together"));
  }

  private static boolean refutes(List<Claim> claims) {
    return new Refutation(STEPS).refutes(claims);
  }

  private static List<Asked> asked(LintedRule rule) {
    Part condition = rule.condition();
    List<Asked> asked = new ArrayList<>();
    Expression whole = condition.parsed().expression();
    List<Expression> parts = whole instanceof And and ? and.conditions() : List.of(whole);
    for (Expression part : parts) {
      asked.add(new Asked(ClaimBuilder.of(part), part, condition.written(part)));
    }
    for (Part exception : rule.exceptions()) {
      asked.add(
          new Asked(
              exception.claim().negated(),
              exception.parsed().expression(),
              "its " + exception.name()));
    }
    if (!rule.entry().clusters().isEmpty()) {
      List<String> globs = rule.entry().clusters();
      asked.add(new Asked(Clusters.among(globs), null, "one of the clusters " + globs));
    }
    return asked;
  }
}
