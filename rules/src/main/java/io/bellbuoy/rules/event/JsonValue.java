package io.bellbuoy.rules.event;

import java.util.List;

/**
 * A JSON value as it was written. Immutable. Values are told apart by identity where it matters;
 * comparing or printing a tree recurses, so it is not for events of unknown depth.
 */
public sealed interface JsonValue {

  /**
   * An object.
   *
   * @param members in document order, repeated names included
   */
  record JsonObject(List<Member> members) implements JsonValue {

    public JsonObject {
      members = List.copyOf(members);
    }
  }

  /**
   * A member of an object.
   *
   * @param name unescaped
   */
  record Member(String name, JsonValue value) {}

  /** An array. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {

    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  /** A text, unescaped. */
  record JsonText(String text) implements JsonValue {}

  /**
   * A number.
   *
   * @param text as it stands in the document
   */
  record JsonNumber(String text) implements JsonValue {}

  /** true or false. */
  record JsonBoolean(boolean value) implements JsonValue {}

  /** null. */
  record JsonNull() implements JsonValue {}
}
