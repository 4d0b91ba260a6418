package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.schemas.Attribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** One side of a comparison: a list of values. Immutable. */
public sealed interface Operand extends Node {

  /** Shows the values one by one until the predicate has accepted one; whether it did. */
  boolean any(Scope scope, Predicate<Found> accepts);

  /**
   * Whether the predicate accepts some value. Unlike {@link #any} it may look at more of them, and
   * at none twice for values of a quantifier that lie inside each other.
   *
   * @param asker who asks; always with a predicate that accepts the same
   */
  default boolean anyFor(Object asker, Scope scope, Predicate<Found> accepts) {
    return any(scope, accepts);
  }

  /**
   * What a person calls it: the path as the rule writes it, the attribute's name.
   *
   * @param here the path of the value that the innermost quantifier is at; empty outside of any
   */
  String label(String here);

  /** Every value. */
  default List<Found> all(Scope scope) {
    List<Found> all = new ArrayList<>();
    any(scope, found -> !all.add(found));
    return all;
  }

  /** Every value that has a text, each once. */
  default Set<String> texts(Scope scope) {
    Set<String> texts = new HashSet<>();
    any(
        scope,
        found -> {
          String text = found.text();
          if (text != null) {
            texts.add(text);
          }
          return false;
        });
    return texts;
  }

  /** Whether it stands in the rule's text and asks nothing of the event. */
  default boolean literal() {
    return false;
  }

  /** Whether it yields the same whatever value a quantifier is at. */
  default boolean fixed() {
    return true;
  }

  /** Whether what it yields are numbers by themselves, so that equality compares numbers. */
  default boolean numeric() {
    return false;
  }

  /**
   * Values of the event.
   *
   * @param text the path as it is written
   */
  record PathOperand(String text, FieldPath path) implements Operand {

    @Override
    public boolean any(Scope scope, Predicate<Found> accepts) {
      return path.any(scope, visitor(accepts));
    }

    @Override
    public boolean anyFor(Object asker, Scope scope, Predicate<Found> accepts) {
      return path.nestable(scope)
          ? path.count(scope, asker, visitor(accepts)) > 0
          : any(scope, accepts);
    }

    private static FieldPath.Visitor visitor(Predicate<Found> accepts) {
      return (value, listed) -> accepts.test(new Found(value, listed, value));
    }

    @Override
    public boolean fixed() {
      return path.start() == FieldPath.Start.EVENT;
    }

    @Override
    public String label(String here) {
      if (here.isEmpty() || path.start() == FieldPath.Start.EVENT) {
        return text;
      }
      if (path.steps().isEmpty()) {
        return here;
      }
      return text.startsWith("[") || text.startsWith(".") ? here + text : here + "." + text;
    }
  }

  /** What is known besides the event. */
  record AttributeOperand(Attribute attribute) implements Operand {

    @Override
    public boolean any(Scope scope, Predicate<Found> accepts) {
      String value = scope.attributes().get(attribute);
      return value != null && accepts.test(Found.outside(new JsonText(value)));
    }

    @Override
    public String label(String here) {
      return attribute.text();
    }
  }

  /** A function of each value, or of all of them. */
  record Call(Function function, Operand argument) implements Operand {

    @Override
    public boolean any(Scope scope, Predicate<Found> accepts) {
      return function == Function.COUNT
          ? accepts.test(count(scope))
          : argument.any(scope, found -> passes(found, accepts));
    }

    @Override
    public boolean anyFor(Object asker, Scope scope, Predicate<Found> accepts) {
      return function == Function.COUNT
          ? accepts.test(count(scope))
          : argument.anyFor(asker, scope, found -> passes(found, accepts));
    }

    private boolean passes(Found found, Predicate<Found> accepts) {
      JsonValue result = function.apply(found);
      return result != null && accepts.test(found.as(result));
    }

    private Found count(Scope scope) {
      long count =
          argument instanceof PathOperand values && values.path.nestable(scope)
              ? values.path.count(scope, this, (value, listed) -> true)
              : argument.all(scope).size();
      return Found.outside(new JsonNumber(Long.toString(count)));
    }

    @Override
    public String label(String here) {
      return function.text() + "(" + argument.label(here) + ")";
    }

    @Override
    public boolean fixed() {
      return argument.fixed();
    }

    @Override
    public boolean numeric() {
      return function == Function.COUNT || function == Function.LENGTH;
    }
  }

  /** A text in double quotes. */
  record TextLiteral(String text) implements Operand {

    @Override
    public boolean any(Scope scope, Predicate<Found> accepts) {
      return accepts.test(Found.outside(new JsonText(text)));
    }

    @Override
    public String label(String here) {
      return '"' + text + '"';
    }

    @Override
    public boolean literal() {
      return true;
    }
  }

  /** An integer. */
  record IntegerLiteral(long value) implements Operand {

    @Override
    public boolean any(Scope scope, Predicate<Found> accepts) {
      return accepts.test(Found.outside(new JsonNumber(Long.toString(value))));
    }

    @Override
    public String label(String here) {
      return Long.toString(value);
    }

    @Override
    public boolean literal() {
      return true;
    }

    @Override
    public boolean numeric() {
      return true;
    }
  }

  /** true or false. */
  record BooleanLiteral(boolean value) implements Operand {

    @Override
    public boolean any(Scope scope, Predicate<Found> accepts) {
      return accepts.test(Found.outside(new JsonBoolean(value)));
    }

    @Override
    public String label(String here) {
      return Boolean.toString(value);
    }

    @Override
    public boolean literal() {
      return true;
    }
  }
}
