package io.bellbuoy.rules.match.scan;

import io.bellbuoy.rules.expression.Step;
import io.bellbuoy.rules.match.scan.Position.Way;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where paths stand, all of them together, and where they go from there. For one thread. */
final class Positions {

  private final PathNode tree;

  Positions(PathNode tree) {
    this.tree = tree;
  }

  /** At something that is no array, each of its elements is the thing itself. */
  Set<Position> atNoArray(Collection<Position> positions) {
    Set<Position> all = new LinkedHashSet<>(positions);
    for (Position position : positions) {
      PathNode node = node(position);
      while (position.way() == Way.HERE && node.eachElement != null) {
        node = node.eachElement;
        all.add(new Position(node.id, Way.HERE));
      }
    }
    return all;
  }

  /** The names that make a difference, of members of an object. */
  Set<String> names(Collection<Position> atNoArray) {
    Set<String> names = new LinkedHashSet<>();
    for (Position position : atNoArray) {
      PathNode node = node(position);
      if (position.way() == Way.HERE) {
        node.elements.keySet().forEach(element -> names.add(element.name()));
      }
      if (position.way() == Way.HERE || position.way() == Way.WALKING) {
        names.addAll(node.members.keySet());
      }
      if (goesBelow(position)) {
        names.addAll(node.descendants.keySet());
      }
    }
    return names;
  }

  /** At a member whose name makes no difference. */
  SortedSet<Position> atAnyMember(Collection<Position> atNoArray) {
    SortedSet<Position> next = new TreeSet<>();
    for (Position position : atNoArray) {
      PathNode node = node(position);
      if (goesBelow(position) && !node.descendants.isEmpty()) {
        next.add(new Position(node.id, Way.BELOW));
      }
      if (position.way() == Way.HERE && node.everything != null) {
        next.add(new Position(node.everything.id, Way.HERE));
      }
      if (position.way() == Way.HERE && node.everythingBelow != null) {
        next.add(new Position(node.everythingBelow.id, Way.ANYWHERE_BELOW));
      }
      if (position.way() == Way.ANYWHERE_BELOW) {
        next.add(position);
      }
    }
    return next;
  }

  /** At the member of that name. */
  SortedSet<Position> atMember(Collection<Position> atNoArray, String name) {
    SortedSet<Position> next = atAnyMember(atNoArray);
    for (Position position : atNoArray) {
      PathNode node = node(position);
      boolean here = position.way() == Way.HERE;
      if (here || position.way() == Way.WALKING) {
        add(next, node.members.get(name));
      }
      if (goesBelow(position)) {
        add(next, node.descendants.get(name));
      }
      if (here) {
        node.elements.forEach(
            (element, child) -> {
              if (element.name().equals(name)) {
                add(next, child);
              }
            });
      }
    }
    return next;
  }

  /** At an element whose index makes no difference. */
  SortedSet<Position> atAnyElement(Collection<Position> positions) {
    SortedSet<Position> next = new TreeSet<>();
    for (Position position : positions) {
      PathNode node = node(position);
      if (position.way() != Way.HERE) {
        next.add(position);
        continue;
      }
      if (node.slot != PathNode.NO_SLOT) {
        next.add(new Position(node.id, Way.LISTED));
      }
      if (!node.members.isEmpty() || !node.descendants.isEmpty()) {
        next.add(new Position(node.id, Way.WALKING));
      }
      add(next, node.eachElement);
      add(next, node.everything);
      if (node.everythingBelow != null) {
        next.add(new Position(node.everythingBelow.id, Way.ANYWHERE_BELOW));
      }
    }
    return next;
  }

  /** The indexes that make a difference, of elements of an array. */
  SortedSet<Long> indexes(Collection<Position> positions) {
    SortedSet<Long> indexes = new TreeSet<>();
    for (Position position : positions) {
      if (position.way() == Way.HERE) {
        node(position).elements.keySet().forEach(element -> indexes.add(element.index()));
      }
    }
    return indexes;
  }

  /** What the element of that index has besides those of any. */
  SortedSet<Position> atElement(Collection<Position> positions, long index) {
    SortedSet<Position> next = new TreeSet<>();
    for (Position position : positions) {
      if (position.way() == Way.HERE) {
        for (var entry : node(position).elements.entrySet()) {
          Step.Element element = entry.getKey();
          if (element.index() == index) {
            add(next, entry.getValue());
          }
        }
      }
    }
    return next;
  }

  PathNode node(Position position) {
    return tree.node(position.node());
  }

  private static boolean goesBelow(Position position) {
    return switch (position.way()) {
      case HERE, WALKING, BELOW -> true;
      case ANYWHERE_BELOW, LISTED -> false;
    };
  }

  private static void add(Set<Position> positions, @Nullable PathNode node) {
    if (node != null) {
      positions.add(new Position(node.id, Way.HERE));
    }
  }
}
