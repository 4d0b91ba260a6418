package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.lint.LintedRule.Part;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import java.util.List;

/** Finds exceptions that take all, and exceptions that take nothing. */
final class Exceptions {

  private static final int STEPS = 20_000;

  private Exceptions() {}

  static List<Finding> of(Part condition, Part exception) {
    if (impossible(condition.claim(), exception.claim().negated())) {
      return List.of(
          exception.warning(
              "this exception takes every event that the rule asks for: it never matches",
              "narrow the exception, or remove the rule"));
    }
    if (impossible(condition.claim(), exception.claim())) {
      return List.of(
          exception.warning(
              "no event that the rule asks for falls under this exception", "remove it"));
    }
    return List.of();
  }

  private static boolean impossible(Claim one, Claim other) {
    return new Refutation(STEPS).refutes(List.of(one, other));
  }
}
