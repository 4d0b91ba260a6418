package io.bellbuoy.rules.match.scan;

import org.jspecify.annotations.Nullable;

/**
 * Where the paths go on in an object, by the members' names. Immutable.
 *
 * @param names those that it knows
 * @param states for each of them; null: no path goes on there
 * @param others asked for the names that it does not know; null: {@code otherwise} answers
 * @param otherwise for every other name
 */
record MemberMoves(
    ByteTable names,
    @Nullable PathState[] states,
    @Nullable MemberMoves others,
    @Nullable PathState otherwise) {

  /** The state at the member of that name; null: no path goes on there. */
  @Nullable PathState at(byte[] bytes, int from, int to) {
    MemberMoves moves = this;
    while (true) {
      int index = moves.names.find(bytes, from, to);
      if (index != ByteTable.NONE) {
        return moves.states[index];
      }
      if (moves.others == null) {
        return moves.otherwise;
      }
      moves = moves.others;
    }
  }
}
