package io.bellbuoy.rules.match.scan;

import io.bellbuoy.rules.expression.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many paths from the top of an event, made ready to be followed together. Immutable. */
public final class RootPaths {

  private final ByteTable names;

  /** Whether a name is written without escapes. */
  private final boolean[] plain;

  /** For each name; null: no path goes on there. */
  private final @Nullable PathState[] states;

  /** For other names; null: no path goes on. */
  private final @Nullable MemberMoves moves;

  private RootPaths(ByteTable names, @Nullable PathState[] states, @Nullable MemberMoves moves) {
    this.names = names;
    plain = new boolean[names.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = isPlain(names.text(i));
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

  private static boolean isPlain(byte[] name) {
    for (byte b : name) {
      if (b == '"' || b == '\\') {
        return false;
      }
    }
    return true;
  }

  /** How many members are told apart. */
  public int size() {
    return names.size();
  }

  ByteTable names() {
    return names;
  }

  /** Whether that member's name stands there, as it is, and ends there. */
  boolean isName(int member, byte[] bytes, int from) {
    byte[] name = names.text(member);
    int end = from + name.length;
    return end < bytes.length
        && bytes[end] == '"'
        && plain[member]
        && Arrays.equals(bytes, from, end, name, 0, name.length);
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
