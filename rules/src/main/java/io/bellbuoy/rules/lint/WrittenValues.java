package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.Affix;
import io.bellbuoy.rules.expression.Comparator;
import io.bellbuoy.rules.expression.Comparison;
import io.bellbuoy.rules.expression.Containment;
import io.bellbuoy.rules.expression.Decimal;
import io.bellbuoy.rules.expression.Membership;
import io.bellbuoy.rules.expression.Operand.BooleanLiteral;
import io.bellbuoy.rules.expression.Operand.IntegerLiteral;
import io.bellbuoy.rules.expression.Operand.TextLiteral;
import io.bellbuoy.rules.expression.PatternMatch;
import io.bellbuoy.rules.expression.ValueSet.ListedSet;
import io.bellbuoy.rules.expression.ValueSet.WrittenSet;
import io.bellbuoy.rules.expression.ValueTest;
import io.bellbuoy.rules.lint.Values.Affixed;
import io.bellbuoy.rules.lint.Values.Holding;
import io.bellbuoy.rules.lint.Values.Numbers;
import io.bellbuoy.rules.lint.Values.Passing;
import io.bellbuoy.rules.lint.Values.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which values pass a test that the rule's text writes out. */
final class WrittenValues {

  private WrittenValues() {}

  static Values of(ValueTest test) {
    if (test instanceof Comparison comparison) {
      return compared(comparison);
    } else if (test instanceof Membership membership) {
      return membership.set() instanceof ListedSet list
          ? new Texts(list.texts())
          : Passing.of(membership.set(), test);
    } else if (test instanceof Affix affix) {
      return affix.right() instanceof TextLiteral literal
          ? new Affixed(affix.end(), literal.text())
          : Passing.of(affix, test);
    } else if (test instanceof Containment containment) {
      return containment.right() instanceof TextLiteral literal
          ? new Holding(literal.text())
          : Passing.of(containment, test);
    }
    PatternMatch match = (PatternMatch) test;
    return Passing.of(List.of(match.extent(), match.pattern().pattern()), test);
  }

  /** One set of texts, and one a number: there are more ways to write a number. */
  static List<Values> ofMembers(WrittenSet set) {
    List<Values> values = new ArrayList<>();
    if (!set.texts().isEmpty()) {
      values.add(new Texts(set.texts()));
    }
    set.numbers().forEach(number -> values.add(new Numbers(Comparator.EQUAL, number)));
    return values;
  }

  private static Values compared(Comparison comparison) {
    if (comparison.right() instanceof IntegerLiteral literal) {
      return new Numbers(comparison.comparator(), Decimal.of(literal.value()));
    }
    if (comparison.comparator() != Comparator.EQUAL) {
      Decimal bound =
          comparison.right() instanceof TextLiteral literal ? Decimal.of(literal.text()) : null;
      return bound == null
          ? Passing.of(comparison, comparison)
          : new Numbers(comparison.comparator(), bound);
    }
    if (comparison.right() instanceof TextLiteral literal) {
      return new Texts(Set.of(literal.text()));
    }
    return comparison.right() instanceof BooleanLiteral truth && !comparison.numeric()
        ? new Texts(Set.of(Boolean.toString(truth.value())))
        : Passing.of(comparison, comparison);
  }
}
