package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.shape.Shape;

/** One step of a {@link FieldPath}. */
public sealed interface Step {

  /** What it leads to. */
  Shape from(Shape shape);

  /** The member of that name; of an array, that of each of its objects. */
  record Member(String name) implements Step {

    @Override
    public Shape from(Shape shape) {
      return shape.member(name);
    }
  }

  /**
   * The element at that index, or the member of that name where the value is an object.
   *
   * @param index from the end where it is negative; -1 is the last
   * @param name the same as it is written
   */
  record Element(long index, String name) implements Step {

    @Override
    public Shape from(Shape shape) {
      return shape.element();
    }
  }

  /** Every element of an array; a value that is none stays itself. */
  record Elements() implements Step {

    @Override
    public Shape from(Shape shape) {
      return shape;
    }
  }

  /** Every member of an object, every element of an array. */
  record Everything() implements Step {

    @Override
    public Shape from(Shape shape) {
      return shape.children();
    }
  }

  /** The members of that name at any depth. */
  record Descendants(String name) implements Step {

    @Override
    public Shape from(Shape shape) {
      return shape.descendants(name);
    }
  }

  /**
   * Every value at any depth but arrays, which stand for their elements. Only as the last step: so
   * no value is reached twice.
   */
  record AllDescendants() implements Step {

    @Override
    public Shape from(Shape shape) {
      return Shape.unknown();
    }
  }
}
