package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.FieldPath;
import io.bellbuoy.rules.expression.Function;
import io.bellbuoy.rules.expression.Operand;
import io.bellbuoy.rules.expression.Operand.AttributeOperand;
import io.bellbuoy.rules.expression.Operand.Call;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Step;
import io.bellbuoy.rules.lint.Fact.HasValue;
import io.bellbuoy.rules.shape.Shape;
import io.bellbuoy.rules.shape.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a fact is about: values of the event or an attribute. Equal where the values are the same,
 * however the path is written. Immutable.
 */
final class Subject {

  private final Operand operand;
  private final boolean single;
  private final Set<String> onlyTexts;
  private final int hash;

  private Subject(Operand operand) {
    this.operand = operand;
    this.single = isSingle(operand);
    this.onlyTexts = single && operand instanceof PathOperand path ? textsOf(path) : Set.of();
    this.hash = operand.hashCode();
  }

  static Subject of(Operand operand) {
    return new Subject(plain(operand));
  }

  /** What this is, asked of each value of a quantifier; empty where it cannot be one path. */
  Optional<Subject> of(Subject quantified) {
    if (operand instanceof Call call && call.function() != Function.COUNT) {
      return new Subject(call.argument())
          .of(quantified)
          .map(argument -> new Subject(new Call(call.function(), argument.operand)));
    }
    if (operand instanceof PathOperand own
        && quantified.operand instanceof PathOperand outer
        && !own.fixed()
        && own.path().firstName() != null) {
      List<Step> steps = new ArrayList<>(outer.path().steps());
      steps.addAll(own.path().steps());
      return Optional.of(Subject.of(path(outer.path().start(), steps)));
    }
    return Optional.empty();
  }

  /** Whether it is the very value that a quantifier is at. */
  boolean itself() {
    return operand instanceof PathOperand path && !path.fixed() && path.path().steps().isEmpty();
  }

  private static PathOperand path(FieldPath.Start start, List<Step> steps) {
    return new PathOperand("", new FieldPath(start, steps));
  }

  private static Operand plain(Operand operand) {
    if (operand instanceof Call call) {
      return new Call(call.function(), plain(call.argument()));
    }
    return operand instanceof PathOperand path
        ? path(path.path().start(), plain(path.path().steps()))
        : operand;
  }

  /** Who asks for a member of elements asks for the member: paths walk into arrays. */
  private static List<Step> plain(List<Step> steps) {
    List<Step> plain = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      boolean idle =
          steps.get(i) instanceof Step.Elements
              && i + 1 < steps.size()
              && (steps.get(i + 1) instanceof Step.Member
                  || steps.get(i + 1) instanceof Step.Elements);
      if (!idle) {
        plain.add(steps.get(i));
      }
    }
    return plain;
  }

  /** Whether it is the same for all values of a quantifier. */
  boolean fixed() {
    return operand.fixed();
  }

  /** Whether it has at most one value, a text, a number or a truth. */
  boolean single() {
    return single;
  }

  private static boolean isSingle(Operand operand) {
    if (operand instanceof Call call) {
      return call.function() == Function.COUNT || isSingle(call.argument());
    }
    return operand instanceof AttributeOperand
        || (operand instanceof PathOperand path && isSingle(path.path()));
  }

  /** The value that a quantifier is at is one; so are members that the API server writes. */
  private static boolean isSingle(FieldPath path) {
    return path.start() == FieldPath.Start.HERE
        ? path.steps().isEmpty()
        : path.shape(Shape.unknown()).scalar();
  }

  /** Whether it has exactly one value, and that is a number. */
  boolean counted() {
    return operand instanceof Call call && call.function() == Function.COUNT;
  }

  /** The only texts that it can have; empty: it may have others. */
  Set<String> onlyTexts() {
    return onlyTexts;
  }

  private static Set<String> textsOf(PathOperand path) {
    Set<String> texts = new HashSet<>();
    for (Type type : path.path().shape(Shape.unknown()).types()) {
      if (!(type instanceof Type.OneOf oneOf)) {
        return Set.of();
      }
      texts.addAll(oneOf.texts());
    }
    return texts;
  }

  /** Whether each value of the other one is surely a value of this, in a list where it is there. */
  boolean covers(Subject other) {
    if (equals(other)) {
      return true;
    }
    if (operand instanceof Call call && other.operand instanceof Call of) {
      return call.function() == of.function()
          && call.function() != Function.COUNT
          && new Subject(call.argument()).covers(new Subject(of.argument()));
    }
    return operand instanceof PathOperand path
        && other.operand instanceof PathOperand of
        && path.path().start() == of.path().start()
        && covers(path.path().steps(), of.path().steps());
  }

  /** {@code a..c} reaches all that {@code a.b.c} does, whatever is between. */
  private static boolean covers(List<Step> wide, List<Step> narrow) {
    int at = 0;
    while (at < wide.size() && at < narrow.size() && wide.get(at).equals(narrow.get(at))) {
      at++;
    }
    if (at == wide.size() || !(wide.get(at) instanceof Step.Descendants descendants)) {
      return false;
    }
    List<Step> rest = wide.subList(at + 1, wide.size());
    int last = narrow.size() - rest.size() - 1;
    return last >= at
        && narrow.subList(last + 1, narrow.size()).equals(rest)
        && narrow.get(last).equals(new Step.Member(descendants.name()));
  }

  /** A longer path as one of the values of this; empty where it is none that begins with a name. */
  Optional<Subject> within(Subject longer) {
    if (operand instanceof PathOperand path
        && longer.operand instanceof PathOperand of
        && begins(path.path(), of.path())) {
      List<Step> rest = of.path().steps().subList(path.path().steps().size(), length(of));
      return !rest.isEmpty() && rest.get(0) instanceof Step.Member
          ? Optional.of(new Subject(path(FieldPath.Start.HERE, rest)))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** That fact as one of a value of this, where it says that some value of this is such. */
  Optional<HasValue> asOne(HasValue has) {
    if (covers(has.subject()) && has.values().sameInLists()) {
      Subject itself = new Subject(path(FieldPath.Start.HERE, List.of()));
      return Optional.of(new HasValue(itself, has.values()));
    }
    return within(has.subject()).map(one -> new HasValue(one, has.values()));
  }

  private static int length(PathOperand path) {
    return path.path().steps().size();
  }

  private static boolean begins(FieldPath beginning, FieldPath whole) {
    int length = beginning.steps().size();
    return beginning.start() == whole.start()
        && whole.steps().size() >= length
        && whole.steps().subList(0, length).equals(beginning.steps());
  }

  /** Whether a value of the other one shows that something is here. */
  boolean existsWith(Subject other) {
    if (other.operand instanceof Call call) {
      return call.function() != Function.COUNT && existsWith(new Subject(call.argument()));
    }
    return covers(other)
        || (operand instanceof PathOperand path
            && other.operand instanceof PathOperand of
            && begins(path.path(), of.path()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subject subject
        && hash == subject.hash
        && operand.equals(subject.operand);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return operand.toString();
  }
}
