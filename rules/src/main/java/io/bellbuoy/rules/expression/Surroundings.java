package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.shape.Shape;
import java.util.ArrayDeque;
import java.util.Deque;

/** The quantifiers around the part of an expression that is being read. For one thread. */
final class Surroundings {

  private final Deque<Shape> values = new ArrayDeque<>();

  /** What follows stands inside of a quantifier of these values. */
  void enter(Operand quantified) {
    values.push(shape(quantified));
  }

  void leave() {
    values.pop();
  }

  boolean quantified() {
    return !values.isEmpty();
  }

  /** What a path starts at that does not start at the event. */
  Shape here() {
    return values.isEmpty() ? Shape.event() : values.element();
  }

  /** What the values of an operand may be; nothing is known of what functions make. */
  Shape shape(Operand operand) {
    return operand instanceof PathOperand path ? path.path().shape(here()) : Shape.unknown();
  }
}
