package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.Member;
import io.bellbuoy.rules.shape.Shape;
import io.bellbuoy.rules.shape.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of any event one that an API server could have written: what it writes itself is of the
 * type that it has there, and stands there once. Bodies are left as they are.
 */
final class WrittenEvents {

  private WrittenEvents() {}

  static JsonObject of(JsonObject event) {
    return object(event, Shape.event());
  }

  /** The value, where it may stand there; less of it, where only a part may not. */
  private static Optional<JsonValue> written(JsonValue value, Shape shape) {
    if (shape.open() || shape.nothing()) {
      return Optional.of(value);
    }
    if (shape.scalar()) {
      return may(value, shape.types()) ? Optional.of(value) : Optional.empty();
    }
    if (shape.types().stream().allMatch(Type.ListOf.class::isInstance)) {
      return value instanceof JsonArray list
          ? Optional.of(list(list, shape.element()))
          : Optional.empty();
    }
    return value instanceof JsonObject object
        ? Optional.of(object(object, shape))
        : Optional.empty();
  }

  private static boolean may(JsonValue value, Set<Type> types) {
    if (value instanceof JsonObject || value instanceof JsonArray) {
      return false;
    }
    String text = Sides.texts(List.of(value)).get(0);
    return value instanceof JsonNull
        || types.stream()
            .anyMatch(type -> !(type instanceof Type.OneOf few) || few.texts().contains(text));
  }

  private static JsonArray list(JsonArray list, Shape element) {
    return new JsonArray(
        list.elements().stream().flatMap(value -> written(value, element).stream()).toList());
  }

  private static JsonObject object(JsonObject object, Shape shape) {
    List<Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Member member : object.members()) {
      Optional<JsonValue> value = written(member.value(), shape.member(member.name()));
      if (value.isPresent() && names.add(member.name())) {
        members.add(new Member(member.name(), value.get()));
      }
    }
    return new JsonObject(members);
  }
}
