package io.bellbuoy.rules.match.scan;

import io.bellbuoy.rules.expression.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many paths from the top of an event, made ready to be followed together. Immutable. */
public final class RootPaths {

  private final ByteTable names;

  /** For each name as it is written; null where that takes escapes. */
  private final @Nullable WrittenName[] written;

  /** For each name; null: no path goes on there. */
  private final @Nullable PathState[] states;

  /** For other names; null: no path goes on. */
  private final @Nullable MemberMoves moves;

  private RootPaths(ByteTable names, @Nullable PathState[] states, @Nullable MemberMoves moves) {
    this.names = names;
    written = new WrittenName[names.size()];
    for (int i = 0; i < written.length; i++) {
      byte[] name = names.text(i);
      written[i] = WrittenName.isPlain(name) ? WrittenName.of(name) : null;
    }
    this.states = states;
    this.moves = moves;
  }

  /**
   * The paths of all slots.
   *
   * @param paths the steps for each slot; null where the slot has no path
   * @param members the names of the top-level members that are told apart by their index here
   * @param mostStates how many states may be made
   * @return null where that is not enough
   */
  public static @Nullable RootPaths of(
      List<? extends @Nullable List<Step>> paths, List<String> members, int mostStates) {
    PathState root = PathGraph.of(paths, mostStates);
    if (root == null) {
      return null;
    }
    MemberMoves moves = root.members;
    List<byte[]> names = members.stream().map(Texts::bytes).toList();
    List<@Nullable PathState> states = new ArrayList<>();
    for (byte[] name : names) {
      states.add(moves == null ? null : moves.at(name, 0, name.length));
    }
    return new RootPaths(ByteTable.of(names), states.toArray(PathState[]::new), moves);
  }

  /** How many members are told apart. */
  public int size() {
    return names.size();
  }

  ByteTable names() {
    return names;
  }

  /** A member's name as it is written; null where that takes escapes. */
  @Nullable WrittenName written(int member) {
    return written[member];
  }

  /** The state at a member that is told apart; null: no path goes on there. */
  @Nullable PathState state(int member) {
    return states[member];
  }

  /** The state at another one, by its name; null: no path goes on there. */
  @Nullable PathState stateOfOther(byte[] bytes, int from, int to) {
    return moves == null ? null : moves.at(bytes, from, to);
  }
}
