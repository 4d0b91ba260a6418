package io.bellbuoy.rules.shape;

import io.bellbuoy.rules.shape.Type.ListOf;
import io.bellbuoy.rules.shape.Type.Members;
import io.bellbuoy.rules.shape.Type.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every known object type. Immutable. */
final class Catalog {

  /** What a JSON patch is: the one body that is no object. */
  private static final Type PATCH = new ListOf(new Named("PatchOperation"));

  private final List<Type> bodies;
  private final Map<String, Members> types;

  Catalog(List<Type> kinds, Map<String, Members> types) {
    this.types = Map.copyOf(types);
    List<Type> all = new ArrayList<>(kinds);
    all.add(PATCH);
    bodies = List.copyOf(all);
    kinds.forEach(kind -> members((Named) kind));
  }

  /** Every object type by its name. */
  Map<String, Members> all() {
    return types;
  }

  /** What bodies may be, as far as it is known. */
  List<Type> bodies() {
    return bodies;
  }

  Members members(Named type) {
    Members members = types.get(type.name());
    if (members == null) {
      throw new IllegalStateException("no shape file has the type " + type.name());
    }
    return members;
  }
}
