package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;

/** Changes documents a little, where and how the dice say. For one thread. */
final class Mutation {

  private static final List<String> BODIES =
      List.of("requestObject", "responseObject", "annotations");

  private final Chance chance;
  private final OddTexts texts;
  private final OddDocuments documents;

  Mutation(Chance chance) {
    this.chance = chance;
    this.texts = new OddTexts(chance);
    this.documents = new OddDocuments(chance);
  }

  /** The document with so many changes. */
  JsonObject of(JsonObject document, int changes) {
    JsonObject changed = document;
    for (int i = 0; i < changes; i++) {
      changed = chance.oneIn(4) ? atTheTop(changed) : somewhere(changed);
    }
    return changed;
  }

  /** What decides how early an event can be judged: the order of its members, and their twins. */
  private JsonObject atTheTop(JsonObject document) {
    List<Member> members = new ArrayList<>(document.members());
    List<Member> bodies = members.stream().filter(m -> BODIES.contains(m.name())).toList();
    switch (chance.below(5)) {
      case 0 -> {
        members.removeAll(bodies);
        members.addAll(0, bodies);
      }
      case 1 -> moveToTheEnd(members, chance.of("objectRef", "verb", "user", "stage"));
      case 2 -> {
        String absent = chance.of("objectRef", "verb", "user");
        members.removeIf(m -> m.name().equals(absent));
      }
      case 3 -> {
        return new JsonObject(chance.shuffled(members));
      }
      default -> {
        if (!members.isEmpty()) {
          Member twin = chance.of(members);
          JsonValue other = chance.oneIn(2) ? chance.of(members).value() : documents.value();
          members.add(chance.below(members.size() + 1), new Member(twin.name(), other));
        }
      }
    }
    return new JsonObject(members);
  }

  private static void moveToTheEnd(List<Member> members, String name) {
    List<Member> moved = members.stream().filter(m -> m.name().equals(name)).toList();
    members.removeAll(moved);
    members.addAll(moved);
  }

  private JsonObject somewhere(JsonObject document) {
    Spot spot = Spot.in(document, chance);
    if (spot == null) {
      return new JsonObject(List.of(new Member(texts.name(), documents.value())));
    }
    return switch (chance.below(8)) {
      case 0 -> spot.without();
      case 1 -> spot.with(new JsonNull());
      case 2 -> spot.with(respelled(spot.value()));
      case 3 -> spot.with(new JsonArray(List.of(spot.value())));
      case 4 -> spot.with(elsewhere(document));
      case 5 -> spot.withContainer(shuffled(spot.container()));
      case 6 -> spot.withContainer(withTwin(spot, document));
      default -> spot.with(documents.value());
    };
  }

  /** The same to a person, perhaps another to a comparison. */
  private JsonValue respelled(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return chance.way(
          () -> new JsonText(number.text()),
          () -> new JsonNumber(number.text() + (number.text().matches("-?[0-9]+") ? ".0" : "")),
          () -> new JsonNumber(texts.number()));
    }
    if (value instanceof JsonText text) {
      return chance.way(
          () -> new JsonText(text.text().toUpperCase(java.util.Locale.ROOT)),
          () -> new JsonText(text.text() + texts.text()),
          () -> new JsonText(texts.text()),
          () -> new JsonArray(List.of(text, new JsonText(texts.text()))));
    }
    return texts.scalar();
  }

  private JsonValue elsewhere(JsonObject document) {
    Spot other = Spot.in(document, chance);
    return other == null ? texts.scalar() : other.value();
  }

  private JsonValue shuffled(JsonValue container) {
    return Spot.changed(container, chance::shuffled, chance::shuffled);
  }

  private JsonValue withTwin(Spot spot, JsonObject document) {
    JsonValue twin =
        chance.way(spot::value, () -> elsewhere(document), texts::scalar, documents::value);
    return Spot.changed(
        spot.container(),
        members -> {
          String name = chance.oneIn(6) ? texts.name() : members.get(spot.index()).name();
          members.add(chance.below(members.size() + 1), new Member(name, twin));
          return members;
        },
        elements -> {
          elements.add(chance.below(elements.size() + 1), twin);
          return elements;
        });
  }
}
