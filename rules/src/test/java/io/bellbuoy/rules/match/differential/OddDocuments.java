package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;

/** JSON that no API server has written: few names, often repeated, any shape. */
final class OddDocuments {

  private static final List<String> TOP =
      List.of(
          "kind",
          "level",
          "stage",
          "requestURI",
          "verb",
          "user",
          "sourceIPs",
          "userAgent",
          "objectRef",
          "responseStatus",
          "requestObject",
          "responseObject",
          "annotations");

  private final Chance chance;
  private final OddTexts texts;

  OddDocuments(Chance chance) {
    this.chance = chance;
    this.texts = new OddTexts(chance);
  }

  JsonObject document() {
    List<String> names = chance.times(chance.between(1, 5), texts::name);
    List<Member> members = new ArrayList<>();
    for (int i = chance.below(8); i >= 0; i--) {
      String name = chance.oneIn(2) ? chance.of(TOP) : chance.of(names);
      members.add(new Member(name, value(names, 4)));
    }
    return new JsonObject(members);
  }

  /** Any value, nested to a few levels; seldom to very many. */
  JsonValue value() {
    if (chance.oneIn(60)) {
      return deep(chance.oneIn(20) ? 9_000 : chance.between(5, 600));
    }
    return value(chance.times(3, texts::name), 3);
  }

  private JsonValue value(List<String> names, int levels) {
    int kind = levels == 0 ? 0 : chance.below(10);
    if (kind < 4) {
      return texts.scalar();
    }
    int size = chance.below(5);
    if (chance.oneIn(30)) {
      // More than a reader may want to keep.
      size = levels < 3 && chance.oneIn(4) ? chance.between(200, 600) : chance.between(20, 80);
    }
    if (size > 100) {
      return new JsonArray(chance.times(size, texts::scalar));
    }
    return kind < 7
        ? new JsonArray(chance.times(size, () -> value(names, levels - 1)))
        : new JsonObject(
            chance.times(size, () -> new Member(chance.of(names), value(names, levels - 1))));
  }

  private JsonValue deep(int levels) {
    String name = texts.name();
    boolean arrays = chance.oneIn(3);
    JsonValue value = chance.oneIn(2) ? new JsonText("x") : texts.scalar();
    for (int i = 0; i < levels; i++) {
      boolean array = arrays || chance.oneIn(8);
      value =
          array ? new JsonArray(List.of(value)) : new JsonObject(List.of(new Member(name, value)));
    }
    return value;
  }
}
