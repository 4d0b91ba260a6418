package io.bellbuoy.rules.match.scan;

import org.jspecify.annotations.Nullable;

/**
 * Where the paths go on in an object, by the members' names. Immutable.
 *
 * @param names those that it knows
 * @param states for each of them
 * @param others asked for the names that it does not know; null: {@code otherwise} answers
 * @param otherwise for every other name
 * @param plain whether a name is told by its bytes as they stand in a document
 */
record MemberMoves(
    ByteTable names,
    PathState[] states,
    @Nullable MemberMoves others,
    @Nullable PathState otherwise,
    boolean plain) {

  static MemberMoves of(
      ByteTable names,
      PathState[] states,
      @Nullable MemberMoves others,
      @Nullable PathState otherwise) {
    boolean plain = others == null || others.plain;
    for (int i = 0; i < names.size(); i++) {
      plain &= Words.isPlain(names.text(i), 0, names.text(i).length);
    }
    return new MemberMoves(names, states, others, otherwise, plain);
  }

  /** The state at the member of that name; null: no path goes on there. */
  @Nullable PathState at(byte[] bytes, int from, int to) {
    PathState named = named(bytes, from, to);
    return named != null ? named : unnamed();
  }

  /** The state at the member of that name, where the name is known; else null. */
  @Nullable PathState named(byte[] bytes, int from, int to) {
    for (MemberMoves moves = this; moves != null; moves = moves.others) {
      int index = moves.names.find(bytes, from, to);
      if (index != ByteTable.NONE) {
        return moves.states[index];
      }
    }
    return null;
  }

  /** The state at a member whose name is not known; null: no path goes on there. */
  @Nullable PathState unnamed() {
    MemberMoves last = this;
    while (last.others != null) {
      last = last.others;
    }
    return last.otherwise;
  }
}
