package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.lint.Claim.Every;
import io.bellbuoy.rules.lint.Claim.Literal;
import io.bellbuoy.rules.lint.Claim.Some;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The attempt to show that no event fulfils some claims at once, by cases: where one of several
 * must hold, each is tried. Bounded: what would take too many steps is not shown. For one thread,
 * once.
 *
 * <p>Right for every event that an API server writes: members that it gives one value have one.
 */
final class Refutation {

  private int left;

  /**
   * An attempt.
   *
   * @param steps how many facts may be compared
   */
  Refutation(int steps) {
    left = steps;
  }

  /** Whether surely no event fulfils all of them. */
  boolean refutes(List<Claim> claims) {
    Branch branch = new Branch();
    List<Some> open = new ArrayList<>();
    for (Claim claim : claims) {
      if (!add(claim, branch, open)) {
        return true;
      }
    }
    return closes(branch, open);
  }

  /** How many steps are left; none where it is not positive. */
  int left() {
    return left;
  }

  /** Takes so many steps; whether they were left. */
  boolean spend(int steps) {
    left -= steps;
    return left > 0;
  }

  private boolean closes(Branch branch, List<Some> open) {
    if (!spend(1)) {
      return false;
    }
    if (branch.impossible(this)) {
      return true;
    }
    if (open.isEmpty()) {
      return false;
    }
    List<Some> rest = new ArrayList<>(open);
    Some next = rest.stream().min(Comparator.comparingInt(some -> some.parts().size())).get();
    rest.remove(next);
    for (Claim part : next.parts()) {
      Branch one = branch.copy();
      List<Some> others = new ArrayList<>(rest);
      if (add(part, one, others) && !closes(one, others)) {
        return false;
      }
    }
    return true;
  }

  /** Sorts the claim in; false where it never holds. */
  private static boolean add(Claim claim, Branch branch, List<Some> open) {
    if (claim instanceof Literal literal) {
      branch.add(literal);
      return true;
    }
    if (claim instanceof Every every) {
      return every.parts().stream().allMatch(part -> add(part, branch, open));
    }
    Some some = (Some) claim;
    if (some.parts().size() == 1) {
      return add(some.parts().get(0), branch, open);
    }
    open.add(some);
    return !some.parts().isEmpty();
  }
}
