package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.Comparator;
import io.bellbuoy.rules.expression.Decimal;
import io.bellbuoy.rules.lint.Claim.Literal;
import io.bellbuoy.rules.lint.Fact.HasSuch;
import io.bellbuoy.rules.lint.Fact.HasValue;
import io.bellbuoy.rules.lint.Fact.IsThere;
import io.bellbuoy.rules.lint.Values.Numbers;
import io.bellbuoy.rules.lint.Values.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts that are so, and facts that are not, of one event at once. For one thread. */
final class Branch {

  private static final Values NOT_NEGATIVE =
      new Numbers(Comparator.GREATER_OR_EQUAL, Decimal.of(0));

  private final List<Fact> so = new ArrayList<>();
  private final List<Fact> notSo = new ArrayList<>();

  Branch copy() {
    Branch copy = new Branch();
    copy.so.addAll(so);
    copy.notSo.addAll(notSo);
    return copy;
  }

  void add(Literal literal) {
    if (!literal.positive()
        && literal.fact() instanceof HasValue has
        && has.subject().counted()
        && has.values() instanceof Numbers numbers
        && numbers.comparator() != Comparator.EQUAL) {
      // A count is always there.
      so.add(new HasValue(has.subject(), numbers.others()));
    } else {
      (literal.positive() ? so : notSo).add(literal.fact());
    }
  }

  /** Whether no event has it all. What is not seen with the budget that is left counts as no. */
  boolean impossible(Refutation refutation) {
    for (Fact fact : so) {
      if (!refutation.spend(so.size() + notSo.size())) {
        return false;
      }
      if (contradicted(fact, refutation)) {
        return true;
      }
    }
    return false;
  }

  private boolean contradicted(Fact fact, Refutation refutation) {
    if (fact instanceof HasValue has) {
      return nothingThere(has.subject()) || noValueLeft(has) || noneOfSuch(has, refutation);
    } else if (fact instanceof IsThere there) {
      return nothingThere(there.subject());
    } else if (fact instanceof HasSuch such) {
      return nothingThere(such.subject()) || noSuchLeft(such, refutation);
    }
    return notSo.contains(fact);
  }

  private boolean nothingThere(Subject subject) {
    for (Fact fact : notSo) {
      if (fact instanceof IsThere none && none.subject().existsWith(subject)) {
        return true;
      }
    }
    return false;
  }

  private boolean noValueLeft(HasValue has) {
    Subject subject = has.subject();
    boolean single = subject.single();
    List<Values> required = required(has, single);
    List<Values> refused = refused(subject);
    if (required.size() + refused.size() == 1) {
      return false;
    }
    for (Values values : required) {
      if (values instanceof Texts texts && texts.few()) {
        return noneOf(texts, single, required, refused);
      }
    }
    return required.stream()
        .anyMatch(
            values ->
                refused.stream().anyMatch(other -> values.within(other, single))
                    || required.stream().anyMatch(values::apartFrom));
  }

  /** What no value of it is. */
  private List<Values> refused(Subject subject) {
    List<Values> refused = new ArrayList<>();
    for (Fact fact : notSo) {
      if (fact instanceof HasValue none && none.subject().covers(subject)) {
        refused.add(none.values());
      }
    }
    return refused;
  }

  private static boolean noneOf(
      Texts texts, boolean single, List<Values> required, List<Values> refused) {
    for (String text : texts.texts()) {
      if (possible(text, false, required, refused)
          || (!single && possible(text, true, required, refused))) {
        return false;
      }
    }
    return true;
  }

  /** What one value must be; where there is only one, all that is asked of it. */
  private List<Values> required(HasValue has, boolean single) {
    if (!single) {
      return List.of(has.values());
    }
    List<Values> required = new ArrayList<>();
    for (Fact fact : so) {
      if (fact instanceof HasValue other && other.subject().equals(has.subject())) {
        required.add(other.values());
      }
    }
    Set<String> only = has.subject().onlyTexts();
    if (!only.isEmpty()) {
      required.add(new Texts(only));
    }
    if (has.subject().counted()) {
      required.add(NOT_NEGATIVE);
    }
    return required;
  }

  private static boolean possible(
      String text, boolean listed, List<Values> required, List<Values> refused) {
    return required.stream().allMatch(values -> values.has(text, listed))
        && refused.stream().noneMatch(values -> values.has(text, listed));
  }

  /** Whether its value would be one of those that a quantifier says are not there. */
  private boolean noneOfSuch(HasValue has, Refutation refutation) {
    for (Fact fact : notSo) {
      if (fact instanceof HasSuch none) {
        Optional<HasValue> one = none.subject().asOne(has);
        if (one.isPresent() && refutation.refutes(inside(one.get(), none.condition().negated()))) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Claim> inside(HasValue one, Claim condition) {
    List<Claim> inside = new ArrayList<>(List.of(new Literal(true, one), condition));
    addWhatIsOfTheEvent(inside);
    return inside;
  }

  /** Whether what is asked of the value of a quantifier cannot be. */
  private boolean noSuchLeft(HasSuch such, Refutation refutation) {
    List<Claim> inside = new ArrayList<>();
    inside.add(such.condition());
    for (Fact fact : notSo) {
      if (fact instanceof HasSuch none && none.subject().covers(such.subject())) {
        inside.add(none.condition().negated());
      } else if (fact instanceof HasValue none) {
        such.subject()
            .within(none.subject())
            .ifPresent(s -> inside.add(new Literal(false, new HasValue(s, none.values()))));
      } else if (fact instanceof IsThere none) {
        such.subject()
            .within(none.subject())
            .ifPresent(s -> inside.add(new Literal(false, new IsThere(s))));
      }
    }
    addWhatIsOfTheEvent(inside);
    return refutation.refutes(inside);
  }

  private void addWhatIsOfTheEvent(List<Claim> inside) {
    so.stream().filter(Branch::ofTheEvent).forEach(f -> inside.add(new Literal(true, f)));
    notSo.stream().filter(Branch::ofTheEvent).forEach(f -> inside.add(new Literal(false, f)));
  }

  /** Whether it is so, or not, whichever value a quantifier is at. */
  private static boolean ofTheEvent(Fact fact) {
    return (fact instanceof HasValue has && has.subject().fixed())
        || (fact instanceof IsThere there && there.subject().fixed());
  }
}
