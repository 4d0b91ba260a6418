package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/** What the lint would claim of conditions, for tests that hold it against events. */
public final class Proofs {

  private static final int STEPS = 5_000;

  private Proofs() {}

  /** Whether it would say that no event fulfils all of these and none of those. */
  public static boolean excluded(List<Expression> so, List<Expression> notSo) {
    List<Claim> claims = new ArrayList<>(so.stream().map(ClaimBuilder::of).toList());
    notSo.forEach(condition -> claims.add(ClaimBuilder.of(condition).negated()));
    return new Refutation(STEPS).refutes(claims);
  }
}
