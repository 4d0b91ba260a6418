package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.List;

/**
 * Writes paths, most of which lead somewhere: it goes down a document and notes the way, in any of
 * the forms that a step may have. For one thread.
 */
final class PathTexts {

  private static final int MOST_STEPS = 12;

  private final Chance chance;
  private final OddTexts texts;

  PathTexts(Chance chance) {
    this.chance = chance;
    this.texts = new OddTexts(chance);
  }

  /** A path from there, without quotes. */
  String from(JsonValue start) {
    Walk walk = new Walk(start);
    for (int i = 0; i < MOST_STEPS && walk.goOn(); i++) {}
    if (chance.oneIn(25)) {
      walk.member(texts.name());
    }
    if (chance.oneIn(25)) {
      walk.path.append(chance.of("[*]", "[0]", "[-1]", "[]"));
    }
    if (chance.oneIn(30) && !walk.descended) {
      walk.path.append("..*");
    }
    return walk.path.isEmpty() ? chance.of("[*]", "[0]", "*", "..*") : walk.path.toString();
  }

  /** The path as it is written inside a quantifier, where it begins at the event. */
  static String atEvent(String path) {
    return path.startsWith("[") || path.startsWith("..") ? "$" + path : "$." + path;
  }

  /** One way down. */
  private final class Walk {

    private final StringBuilder path = new StringBuilder();
    private JsonValue here;
    private boolean descended;

    private Walk(JsonValue start) {
      this.here = start;
    }

    /** Takes a step; whether another may follow. */
    private boolean goOn() {
      List<JsonValue> children = Spot.children(here);
      if (children.isEmpty() || (!path.isEmpty() && chance.oneIn(7))) {
        return false;
      }
      int index = chance.below(children.size());
      if (!descended && chance.oneIn(16)) {
        descend();
        return true;
      }
      if (chance.oneIn(25)) {
        segment("*");
      } else if (here instanceof JsonObject object) {
        if (chance.oneIn(40)) {
          path.append(chance.of("[*]", "[]"));
        }
        member(object.members().get(index).name());
      } else {
        element(index, children.size());
      }
      here = children.get(index);
      return true;
    }

    private void descend() {
      for (int depth = chance.between(1, 6); depth > 0; depth--) {
        if (here instanceof JsonObject object && !object.members().isEmpty()) {
          Member member = chance.of(object.members());
          here = member.value();
          boolean last = depth == 1 || Spot.children(here).isEmpty();
          if (last && !member.name().isEmpty()) {
            path.append("..");
            name(member.name());
            descended = true;
            return;
          }
        } else if (here instanceof JsonArray array && !array.elements().isEmpty()) {
          here = chance.of(array.elements());
        }
      }
    }

    private void element(int index, int size) {
      switch (chance.below(12)) {
        case 0 -> path.append("[*]");
        case 1 -> path.append("[]");
        case 2 -> segment("#");
        case 3 -> path.append('[').append(index).append(']');
        case 4 -> segment(Integer.toString(index));
        case 5 -> path.append('[').append(index - size).append(']');
        case 6 ->
            path.append(chance.of("[-1]", "[0]", "[7]", "[-9]", "[00]", "[99999999999999999999]"));
        default -> {}
      }
    }

    private void segment(String text) {
      path.append(path.isEmpty() ? "" : ".").append(text);
    }

    private void member(String name) {
      if (name.isEmpty()) {
        // No path can name it.
        segment("*");
      } else if (chance.oneIn(8)) {
        char quote = chance.of('"', '\'');
        path.append('[')
            .append(quote)
            .append(escaped(name, "\\" + quote))
            .append(quote)
            .append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".");
        name(name);
      }
    }

    private void name(String name) {
      if (name.matches("[*#]|-?[0-9]+")) {
        boolean bare = !name.matches("[*#]") && chance.oneIn(2);
        path.append(bare ? name : "\\" + name);
      } else {
        String first = path.isEmpty() && "@$".indexOf(name.charAt(0)) >= 0 ? "\\" : "";
        path.append(first).append(escaped(name, "\\.[]"));
      }
    }

    private static String escaped(String name, String special) {
      StringBuilder out = new StringBuilder();
      name.chars().forEach(c -> out.append(special.indexOf(c) >= 0 ? "\\" : "").append((char) c));
      return out.toString();
    }
  }
}
