package io.bellbuoy.rules.match.scan;

import org.jspecify.annotations.Nullable;

/**
 * How far all paths together are at one value of an event, and where they go on from there.
 * Immutable once its {@link PathGraph} is complete.
 */
final class PathState {

  static final int[] NO_ENDS = {};

  /** The slots whose path ends here, if it is no array: {@link #end}. */
  int[] ends = NO_ENDS;

  /** The slots whose path ends here, if it is an array. */
  int[] arrayEnds = NO_ENDS;

  /** Null: no path goes on into an object. */
  @Nullable MemberMoves members;

  /** Null: no path goes on into an array. */
  @Nullable ElementMoves elements;

  /** A slot, and whether it was an array at which its path ended. */
  static int end(int slot, boolean listed) {
    return slot << 1 | (listed ? 1 : 0);
  }

  static int slot(int end) {
    return end >> 1;
  }

  static boolean listed(int end) {
    return (end & 1) != 0;
  }
}
