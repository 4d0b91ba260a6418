package io.bellbuoy.rules.shape;

import io.bellbuoy.rules.shape.Type.Any;
import io.bellbuoy.rules.shape.Type.Body;
import io.bellbuoy.rules.shape.Type.Leaf;
import io.bellbuoy.rules.shape.Type.ListOf;
import io.bellbuoy.rules.shape.Type.MapOf;
import io.bellbuoy.rules.shape.Type.Members;
import io.bellbuoy.rules.shape.Type.Named;
import io.bellbuoy.rules.shape.Type.OneOf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a path may have reached, by what the API server writes. Immutable; thread-safe.
 *
 * @param types some of these
 * @param open or something of which nothing is known, as inside of custom resources
 * @param many perhaps several values, as inside of a list
 */
public record Shape(Set<Type> types, boolean open, boolean many) {

  private static final class Holder {
    private static final Catalog CATALOG = ShapeReader.read("audit.shape", "kubernetes.shape");
  }

  private static final class Depths {
    private static final Descent DESCENT = new Descent(Holder.CATALOG);
  }

  public Shape {
    types = Set.copyOf(types);
  }

  /** An audit event. */
  public static Shape event() {
    return new Shape(Set.of(new Named("Event")), false, false);
  }

  /** Something of which nothing is known. */
  public static Shape unknown() {
    return new Shape(Set.of(), true, true);
  }

  /** Whether no event has anything there. */
  public boolean nothing() {
    return types.isEmpty() && !open;
  }

  /** Whether each event has at most one value there, and one without parts. */
  public boolean scalar() {
    return !open && !many && !types.isEmpty() && types.stream().allMatch(Shape::leaf);
  }

  /** The members of that name; lists are walked into. */
  public Shape member(String name) {
    Step inner = inner();
    Step next = new Step(inner.open, inner.many);
    for (Type type : inner.types) {
      Type value =
          type instanceof Named named
              ? members(named).member(name)
              : type instanceof MapOf map ? map.value() : null;
      if (value != null) {
        next.add(value);
      }
    }
    return next.shape();
  }

  /** One element of a list. */
  public Shape element() {
    Step next = new Step(open, many);
    types.forEach(
        type -> {
          if (type instanceof ListOf list) {
            next.add(list.element());
          }
        });
    return next.shape();
  }

  /** Every member, every element. */
  public Shape children() {
    Step next = new Step(open, true);
    types.forEach(type -> parts(type).forEach(next::add));
    return next.shape();
  }

  /** The members of that name at any depth. */
  public Shape descendants(String name) {
    Step next = new Step(open || Depths.DESCENT.open(types), true);
    Depths.DESCENT.members(types, name).forEach(next::add);
    return next.shape();
  }

  /** The names that members there may have, as far as they are known. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Type type : inner().types) {
      if (type instanceof Named named) {
        names.addAll(members(named).members().keySet());
      }
    }
    return names;
  }

  /** The names that members at any depth may have, as far as they are known. */
  public Set<String> descendantNames() {
    return Depths.DESCENT.names(types);
  }

  /** What is there, without the lists around. */
  private Step inner() {
    Step inner = new Step(open, many);
    Deque<Type> waiting = new ArrayDeque<>(types);
    while (!waiting.isEmpty()) {
      Type type = waiting.pop();
      if (type instanceof ListOf list) {
        inner.many = true;
        waiting.push(list.element());
      } else if (type == Body.BODY) {
        inner.open = true;
        waiting.addAll(Holder.CATALOG.bodies());
      } else {
        inner.add(type);
      }
    }
    return inner;
  }

  private static List<Type> parts(Type type) {
    if (type instanceof Named named) {
      return members(named).all();
    }
    return type instanceof ListOf list
        ? List.of(list.element())
        : type instanceof MapOf map ? List.of(map.value()) : List.of();
  }

  private static boolean leaf(Type type) {
    return type instanceof Leaf || type instanceof OneOf;
  }

  private static Members members(Named type) {
    return Holder.CATALOG.members(type);
  }

  /** Gathers what may be somewhere. */
  private static final class Step {

    private final Set<Type> types = new LinkedHashSet<>();
    private boolean open;
    private boolean many;

    Step(boolean open, boolean many) {
      this.open = open;
      this.many = many;
    }

    void add(Type type) {
      if (type == Body.BODY) {
        open = true;
        types.addAll(Holder.CATALOG.bodies());
      } else if (type == Any.ANY) {
        open = true;
      } else {
        types.add(type);
      }
    }

    Shape shape() {
      return new Shape(types, open, many);
    }
  }
}
