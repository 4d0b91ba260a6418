package io.bellbuoy.rules.match.scan;

import io.bellbuoy.rules.expression.Step;
import io.bellbuoy.rules.match.scan.Position.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the states of many paths: for each set of positions at which they can be together, one. For
 * one thread, once.
 */
final class PathGraph {

  private final Positions positions;
  private final int mostStates;
  private final Map<SortedSet<Position>, PathState> states = new HashMap<>();
  private final Map<SortedSet<Position>, MemberMoves> movesBelow = new HashMap<>();
  private final Deque<SortedSet<Position>> open = new ArrayDeque<>();

  private PathGraph(PathNode tree, int mostStates) {
    positions = new Positions(tree);
    this.mostStates = mostStates;
  }

  /**
   * The state at the event itself.
   *
   * @param paths the steps of the path of each slot; null: the slot has none
   * @return null where more states would be needed than are allowed
   */
  static @Nullable PathState of(List<? extends @Nullable List<Step>> paths, int mostStates) {
    PathNode tree = PathNode.root();
    for (int slot = 0; slot < paths.size(); slot++) {
      List<Step> steps = paths.get(slot);
      if (steps != null) {
        PathNode node = tree;
        for (Step step : steps) {
          node = node.then(step);
        }
        node.slot = slot;
      }
    }
    return new PathGraph(tree, mostStates).complete(tree);
  }

  private @Nullable PathState complete(PathNode tree) {
    SortedSet<Position> start = new TreeSet<>(Set.of(new Position(tree.id, Way.HERE)));
    PathState first = state(start);
    while (!open.isEmpty()) {
      if (states.size() > mostStates) {
        return null;
      }
      SortedSet<Position> at = open.pop();
      fill(states.get(at), at);
    }
    return first;
  }

  /** Null where no path is left. */
  private @Nullable PathState state(SortedSet<Position> at) {
    if (at.isEmpty()) {
      return null;
    }
    PathState known = states.get(at);
    if (known == null) {
      known = new PathState();
      states.put(at, known);
      open.push(at);
    }
    return known;
  }

  private void fill(@Nullable PathState state, SortedSet<Position> at) {
    if (state == null) {
      throw new IllegalStateException("there is no state at " + at);
    }
    Set<Position> atNoArray = positions.atNoArray(at);
    state.ends = ends(atNoArray);
    state.arrayEnds = ends(at.stream().filter(p -> p.way() == Way.HERE).toList());
    state.members = memberMoves(atNoArray);
    state.elements = elementMoves(at);
  }

  private int[] ends(Collection<Position> at) {
    return at.stream()
        .filter(p -> positions.node(p).slot != PathNode.NO_SLOT)
        .filter(p -> p.way() != Way.WALKING && p.way() != Way.BELOW)
        .mapToInt(p -> PathState.end(positions.node(p).slot, p.way() == Way.LISTED))
        .toArray();
  }

  private @Nullable MemberMoves memberMoves(Set<Position> at) {
    SortedSet<Position> below =
        at.stream()
            .filter(p -> p.way() == Way.BELOW)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Position> others = at.stream().filter(p -> p.way() != Way.BELOW).toList();
    if (others.isEmpty() || below.isEmpty() || !positions.atAnyMember(others).isEmpty()) {
      return moves(at, positions.names(at), null);
    }
    // What goes on below is the same at very many places: it is kept once.
    MemberMoves shared = movesBelow.get(below);
    if (shared == null) {
      shared = moves(below, positions.names(below), null);
      if (shared == null) {
        throw new IllegalStateException("nothing goes on below " + below);
      }
      movesBelow.put(below, shared);
    }
    Set<String> names = positions.names(others);
    return names.isEmpty() ? shared : moves(at, names, shared);
  }

  private @Nullable MemberMoves moves(
      Collection<Position> at, Set<String> names, @Nullable MemberMoves others) {
    PathState otherwise = others == null ? state(positions.atAnyMember(at)) : null;
    if (names.isEmpty() && otherwise == null && others == null) {
      return null;
    }
    List<byte[]> texts = new ArrayList<>();
    List<PathState> targets = new ArrayList<>();
    for (String name : names) {
      PathState target = state(positions.atMember(at, name));
      if (target != null) {
        texts.add(Texts.bytes(name));
        targets.add(target);
      }
    }
    return MemberMoves.of(
        ByteTable.of(texts), targets.toArray(PathState[]::new), others, otherwise);
  }

  private @Nullable ElementMoves elementMoves(SortedSet<Position> at) {
    SortedSet<Position> any = positions.atAnyElement(at);
    List<Long> indexes = new ArrayList<>();
    List<@Nullable PathState> indexed = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<PathState> placed = new ArrayList<>();
    for (long index : positions.indexes(at)) {
      SortedSet<Position> more = positions.atElement(at, index);
      if (index >= 0) {
        more.addAll(any);
        indexes.add(index);
        indexed.add(state(more));
      } else {
        PathState last = state(more);
        if (last != null) {
          places.add(0, (int) -index);
          placed.add(0, last);
        }
      }
    }
    PathState otherwise = state(any);
    return otherwise == null && indexed.isEmpty() && placed.isEmpty()
        ? null
        : new ElementMoves(
            otherwise,
            indexes.stream().mapToLong(Long::longValue).toArray(),
            indexed.toArray(PathState[]::new),
            places.stream().mapToInt(Integer::intValue).toArray(),
            placed.toArray(PathState[]::new));
  }
}
