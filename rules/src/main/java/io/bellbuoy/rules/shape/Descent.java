package io.bellbuoy.rules.shape;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.shape.Type.Any;
import io.bellbuoy.rules.shape.Type.Body;
import io.bellbuoy.rules.shape.Type.ListOf;
import io.bellbuoy.rules.shape.Type.MapOf;
import io.bellbuoy.rules.shape.Type.Members;
import io.bellbuoy.rules.shape.Type.Named;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lies at any depth below a type. Each type has a number, and knows the set of those below it
 * and itself: paths with {@code ..} are many, and types refer to each other in circles. Immutable.
 */
final class Descent {

  private final List<Members> types = new ArrayList<>();
  private final Map<Named, Integer> numbers = new HashMap<>();
  private final BitSet bodies = new BitSet();
  private final List<BitSet> below = new ArrayList<>();

  /** The types of which some member may be anything, or have any name. */
  private final BitSet open = new BitSet();

  /** The types that have a member of that name. */
  private final Map<String, BitSet> owners = new HashMap<>();

  Descent(Catalog catalog) {
    catalog.all().forEach((name, members) -> number(new Named(name), members));
    catalog.bodies().forEach(body -> add(body, bodies));
    List<BitSet> next = new ArrayList<>();
    for (Members members : types) {
      BitSet direct = new BitSet();
      members.all().forEach(type -> add(type, direct));
      next.add(direct);
    }
    for (int i = 0; i < types.size(); i++) {
      below.add(reached(i, next));
    }
  }

  private void number(Named type, Members members) {
    int number = types.size();
    numbers.put(type, number);
    types.add(members);
    members
        .members()
        .keySet()
        .forEach(name -> owners.computeIfAbsent(name, n -> new BitSet()).set(number));
    open.set(number, members.all().stream().anyMatch(Descent::anyName));
  }

  private static BitSet reached(int from, List<BitSet> next) {
    BitSet reached = new BitSet();
    BitSet waiting = new BitSet();
    waiting.set(from);
    for (int at = from; at >= 0; at = waiting.nextSetBit(0)) {
      waiting.clear(at);
      reached.set(at);
      BitSet further = (BitSet) next.get(at).clone();
      further.andNot(reached);
      waiting.or(further);
    }
    return reached;
  }

  /** What members of that name are, at any depth. */
  Set<Type> members(Collection<Type> from, String name) {
    BitSet owning = below(from);
    owning.and(owners.getOrDefault(name, new BitSet()));
    Set<Type> found = new LinkedHashSet<>();
    owning.stream().forEach(i -> found.add(types.get(i).members().get(name)));
    return found;
  }

  /** The names of members at any depth. */
  Set<String> names(Collection<Type> from) {
    Set<String> names = new LinkedHashSet<>();
    below(from).stream().forEach(i -> names.addAll(types.get(i).members().keySet()));
    return names;
  }

  /** Whether other names may be there as well. */
  boolean open(Collection<Type> from) {
    return from.stream().anyMatch(Descent::anyName) || below(from).intersects(open);
  }

  private BitSet below(Collection<Type> from) {
    BitSet direct = new BitSet();
    from.forEach(type -> add(type, direct));
    BitSet all = new BitSet();
    direct.stream().forEach(i -> all.or(below.get(i)));
    return all;
  }

  private static boolean anyName(Type type) {
    return type == Any.ANY
        || type == Body.BODY
        || type instanceof MapOf
        || (type instanceof ListOf list && anyName(list.element()));
  }

  private void add(Type type, BitSet to) {
    if (type instanceof Named named) {
      to.set(requireNonNull(numbers.get(named), named.name()));
    } else if (type instanceof ListOf list) {
      add(list.element(), to);
    } else if (type instanceof MapOf map) {
      add(map.value(), to);
    } else if (type == Body.BODY) {
      to.or(bodies);
    }
  }
}
