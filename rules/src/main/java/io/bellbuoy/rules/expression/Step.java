package io.bellbuoy.rules.expression;

/** One step of a {@link FieldPath}. */
public sealed interface Step {

  /** The member of that name; of an array, that of each of its objects. */
  record Member(String name) implements Step {}

  /**
   * The element at that index, or the member of that name where the value is an object.
   *
   * @param index from the end where it is negative; -1 is the last
   * @param name the same as it is written
   */
  record Element(long index, String name) implements Step {}

  /** Every element of an array; a value that is none stays itself. */
  record Elements() implements Step {}

  /** Every member of an object, every element of an array. */
  record Everything() implements Step {}

  /** The members of that name at any depth. */
  record Descendants(String name) implements Step {}

  /**
   * Every value at any depth but arrays, which stand for their elements. Only as the last step: so
   * no value is reached twice.
   */
  record AllDescendants() implements Step {}
}
