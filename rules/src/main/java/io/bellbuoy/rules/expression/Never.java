package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Operand.BooleanLiteral;
import io.bellbuoy.rules.expression.Operand.Call;
import io.bellbuoy.rules.expression.Operand.IntegerLiteral;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Operand.TextLiteral;
import io.bellbuoy.rules.expression.ValueSet.WrittenSet;
import io.bellbuoy.rules.shape.Shape;
import io.bellbuoy.rules.shape.Type;
import io.bellbuoy.rules.shape.Type.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds tests that no value of what they ask can pass. For one thread, once. */
final class Never {

  private final ValueTest test;
  private final Operand asked;
  private final Shape shape;
  private final List<Refutation> found = new ArrayList<>();

  private Never(ValueTest test, Shape shape) {
    this.test = test;
    this.asked = test.left();
    this.shape = shape;
  }

  /** What can never be, and what may have been meant. */
  record Refutation(String message, @Nullable String hint) {}

  /** Every reason why the test, or a part of it, never holds. */
  static List<Refutation> of(ValueTest test, Surroundings around) {
    if (!test.written()) {
      return List.of();
    }
    Never never = new Never(test, around.shape(test.left()));
    if (test.left() instanceof Call call) {
      never.result(call);
    } else if (test.left() instanceof PathOperand) {
      never.member();
    }
    return never.found;
  }

  /** Of what a function yields. */
  private void result(Call call) {
    Function function = call.function();
    for (String text : equalTexts()) {
      boolean never =
          (function == Function.LOWERCASE && !text.equals(lower(text)))
              || (function == Function.UPPERCASE && !text.equals(text.toUpperCase(Locale.ROOT)))
              || (call.numeric() && !text.matches("0|[1-9][0-9]*"));
      if (never) {
        equal(text, null);
      }
    }
    if (call.numeric() && belowZero()) {
      add("is never negative", null);
    }
  }

  private boolean belowZero() {
    return test instanceof Comparison comparison
        && comparison.right() instanceof IntegerLiteral literal
        && switch (comparison.comparator()) {
          case EQUAL, LESS_OR_EQUAL -> literal.value() < 0;
          case LESS -> literal.value() <= 0;
          case GREATER, GREATER_OR_EQUAL -> false;
        };
  }

  /** Of what stands in the event. */
  private void member() {
    Set<Type> types = shape.types();
    if (types.isEmpty()) {
      return;
    }
    if (all(type -> type == Leaf.TRUTH)) {
      truth();
    } else if (!shape.open() && all(Type.OneOf.class::isInstance)) {
      oneOf();
    } else if (!shape.open() && all(type -> type == Leaf.LOWER)) {
      lowerCase();
    } else if (!shape.open() && all(type -> type == Leaf.NUMBER)) {
      for (String text : equalTexts()) {
        if (Decimal.of(text) == null) {
          equal(text, "it is a number");
        }
      }
    } else if (!shape.open() && all(t -> t instanceof Type.Named || t instanceof Type.MapOf)) {
      add("is an object, which no value is compared with", "ask one of its members, or exists(…)");
    }
  }

  private boolean all(Predicate<Type> expected) {
    return shape.types().stream().allMatch(expected);
  }

  /** Bodies may hold other things under the name of a truth; its misspelling is none of them. */
  private void truth() {
    for (String text : equalTexts()) {
      String lower = lower(text);
      if (!text.equals(lower) && (lower.equals("true") || lower.equals("false"))) {
        equal(text, '"' + lower + '"');
      }
    }
  }

  private void oneOf() {
    Set<String> known = new TreeSet<>();
    shape.types().forEach(type -> known.addAll(((Type.OneOf) type).texts()));
    String all = "known are " + String.join(", ", known);
    if (test instanceof Comparison || test instanceof Membership) {
      for (String text : equalTexts()) {
        if (!known.contains(text)) {
          String near = Suggestion.nearest(text, known);
          equal(text, near == null ? all : '"' + near + '"');
        }
      }
    } else if (known.stream().noneMatch(test.takes(false).or(test.takes(true)))) {
      add(relation(), all);
    }
  }

  private void lowerCase() {
    for (String text : equalTexts()) {
      if (!text.equals(lower(text))) {
        equal(text, '"' + lower(text) + '"');
      }
    }
    String part = part();
    if (part != null && !part.equals(lower(part))) {
      add(relation(), '"' + lower(part) + '"');
    }
  }

  /** The texts that one of the values must be. */
  private List<String> equalTexts() {
    if (test instanceof Membership membership && membership.set() instanceof WrittenSet set) {
      return set.texts().stream().sorted().toList();
    }
    if (test instanceof Comparison comparison && comparison.comparator() == Comparator.EQUAL) {
      Operand right = comparison.right();
      return right instanceof TextLiteral literal
          ? List.of(literal.text())
          : right instanceof BooleanLiteral truth
              ? List.of(Boolean.toString(truth.value()))
              : List.of();
    }
    return List.of();
  }

  /** The text that one of the values must hold; null where it is none that is written out. */
  private @Nullable String part() {
    Optional<Operand> part =
        test instanceof Affix || test instanceof Containment ? test.against() : Optional.empty();
    return part.orElse(null) instanceof TextLiteral literal ? literal.text() : null;
  }

  private String relation() {
    String part = part();
    String what = part == null ? "the pattern" : Quoted.of(part);
    if (test instanceof Affix affix) {
      return (affix.end() == Affix.End.START ? "never begins with " : "never ends with ") + what;
    }
    return (test instanceof Containment ? "never contains " : "never matches ") + what;
  }

  private void equal(String text, @Nullable String hint) {
    add("is never " + Quoted.of(text), hint);
  }

  private void add(String what, @Nullable String hint) {
    found.add(new Refutation(Quoted.of(asked.label("")) + " " + what, hint));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
