package io.bellbuoy.rules.event;

import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;

/** An object or an array that is still being read. For one thread. */
final class JsonContainer {

  private final boolean object;
  private final List<Member> members = new ArrayList<>(0);
  private final List<JsonValue> elements = new ArrayList<>(0);
  private String name = "";

  private JsonContainer(boolean object) {
    this.object = object;
  }

  static JsonContainer object() {
    return new JsonContainer(true);
  }

  static JsonContainer array() {
    return new JsonContainer(false);
  }

  /** The name of the member that comes next. */
  void name(String next) {
    name = next;
  }

  void add(JsonValue value) {
    if (object) {
      members.add(new Member(name, value));
    } else {
      elements.add(value);
    }
  }

  JsonValue close() {
    return object ? new JsonObject(members) : new JsonArray(elements);
  }
}
