package io.bellbuoy.rules.match.scan;

import org.jspecify.annotations.Nullable;

/**
 * Where the paths go on in an array. Immutable.
 *
 * @param otherwise at every element that has no state of its own; null: nowhere
 * @param indexes of those that have one, rising
 * @param indexed their states; null: nowhere
 * @param places counted from the end, 1 is the last; rising
 * @param placed where other paths go on at these, besides
 */
record ElementMoves(
    @Nullable PathState otherwise,
    long[] indexes,
    @Nullable PathState[] indexed,
    int[] places,
    PathState[] placed) {

  /** The state at the element of that index; null: no path goes on there. */
  @Nullable PathState at(long index) {
    for (int i = 0; i < indexes.length && indexes[i] <= index; i++) {
      if (indexes[i] == index) {
        return indexed[i];
      }
    }
    return otherwise;
  }

  /** How many elements at the end must be kept in mind. */
  int last() {
    return places.length == 0 ? 0 : places[places.length - 1];
  }
}
