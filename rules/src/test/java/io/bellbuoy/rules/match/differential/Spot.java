package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document.
 *
 * @param way the containers down to the place, the document first
 * @param indexes in each of them, which child the way goes on with; as many as containers
 */
record Spot(List<JsonValue> way, List<Integer> indexes) {

  /** Some child of some container; null where the document has no child. */
  static @Nullable Spot in(JsonObject document, Chance chance) {
    List<JsonValue> way = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    JsonValue here = document;
    while (children(here).size() > 0 && (way.isEmpty() || !chance.oneIn(4))) {
      way.add(here);
      int index = chance.below(children(here).size());
      indexes.add(index);
      here = children(here).get(index);
    }
    return way.isEmpty() ? null : new Spot(way, indexes);
  }

  /** The places of a document, outer ones first; at most so many. */
  static List<Spot> all(JsonObject document, int most) {
    List<Spot> spots = new ArrayList<>();
    add(spots, List.of(), List.of(), document, most);
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      add(spots, spot.way, spot.indexes, spot.value(), most);
    }
    return spots;
  }

  private static void add(
      List<Spot> spots, List<JsonValue> way, List<Integer> indexes, JsonValue value, int most) {
    List<JsonValue> longer = new ArrayList<>(way);
    longer.add(value);
    int size = children(value).size();
    for (int i = 0; i < size && spots.size() < most; i++) {
      List<Integer> down = new ArrayList<>(indexes);
      down.add(i);
      spots.add(new Spot(longer, down));
    }
  }

  JsonValue value() {
    return children(container()).get(index());
  }

  JsonValue container() {
    return way.get(way.size() - 1);
  }

  int index() {
    return indexes.get(indexes.size() - 1);
  }

  /** The document with another container in the place of that which holds the spot. */
  JsonObject withContainer(JsonValue other) {
    JsonValue changed = other;
    for (int i = way.size() - 2; i >= 0; i--) {
      changed = withChild(way.get(i), indexes.get(i), changed);
    }
    return (JsonObject) changed;
  }

  /** The document with another value there. */
  JsonObject with(JsonValue value) {
    return withContainer(withChild(container(), index(), value));
  }

  /** The document without it. */
  JsonObject without() {
    return withContainer(
        changed(
            container(),
            members -> {
              members.remove(index());
              return members;
            },
            elements -> {
              elements.remove(index());
              return elements;
            }));
  }

  /** The container with its children changed. */
  static JsonValue changed(
      JsonValue container,
      Function<List<Member>, List<Member>> members,
      Function<List<JsonValue>, List<JsonValue>> elements) {
    return container instanceof JsonObject object
        ? new JsonObject(members.apply(new ArrayList<>(object.members())))
        : new JsonArray(elements.apply(new ArrayList<>(((JsonArray) container).elements())));
  }

  /** What a value holds; nothing where it is no container. */
  static List<JsonValue> children(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.elements();
    }
    return value instanceof JsonObject object
        ? object.members().stream().map(Member::value).toList()
        : List.of();
  }

  private static JsonValue withChild(JsonValue container, int index, JsonValue child) {
    return changed(
        container,
        members -> {
          members.set(index, new Member(members.get(index).name(), child));
          return members;
        },
        elements -> {
          elements.set(index, child);
          return elements;
        });
  }
}
