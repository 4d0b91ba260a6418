package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.expression.EventPaths;
import io.bellbuoy.schemas.Attribute;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes what comparisons ask: paths, attributes, functions of them. For one thread. */
final class Sides {

  private final Chance chance;
  private final Quoting quoting;
  private final PathTexts paths;
  private final Ground ground;

  Sides(Chance chance, Ground ground) {
    this.chance = chance;
    this.quoting = new Quoting(chance);
    this.paths = new PathTexts(chance);
    this.ground = ground;
  }

  /** Something that asks. */
  Side asking() {
    return switch (chance.below(12)) {
      case 0 -> attribute();
      case 1, 2 -> called(asking());
      case 3 -> counted();
      default -> path();
    };
  }

  /** {@code jpath} of some path. */
  Side path() {
    String path = pathText();
    return new Side("jpath(" + quoting.text(path) + ")", texts(values(path)));
  }

  /** A path in quotes, and the values that it leads to. */
  Optional<JsonValue> quantify(StringBuilder quoted) {
    String path = pathText();
    quoted.append(quoting.text(path));
    List<JsonValue> values = values(path);
    return values.isEmpty() ? Optional.empty() : Optional.of(chance.of(values));
  }

  Side attribute() {
    Attribute attribute = chance.of(Attribute.values());
    String value = ground.attributes().get(attribute);
    return new Side(attribute.text(), value == null ? List.of() : List.of(value));
  }

  private String pathText() {
    if (!ground.quantified()) {
      String path = chance.oneIn(2) ? chance.of(ground.paths()) : paths.from(ground.event());
      return chance.oneIn(12) ? PathTexts.atEvent(path) : path;
    }
    return switch (chance.below(8)) {
      case 0 -> PathTexts.atEvent(paths.from(ground.event()));
      case 1 -> "@";
      default -> Spot.children(ground.here()).isEmpty() ? "@" : paths.from(ground.here());
    };
  }

  private List<JsonValue> values(String path) {
    if (path.equals("@")) {
      return List.of(ground.here());
    }
    return EventPaths.of(path).values(path.startsWith("$") ? ground.event() : ground.here());
  }

  private Side called(Side argument) {
    return chance.way(
        () -> each("lowercase", argument, text -> text.toLowerCase(Locale.ROOT)),
        () -> each("uppercase", argument, text -> text.toUpperCase(Locale.ROOT)),
        () -> each("base64Decode", argument, Sides::decoded));
  }

  private Side counted() {
    Side argument = chance.oneIn(5) ? called(path()) : path();
    return chance.oneIn(2)
        ? each("length", argument, t -> Integer.toString(t.codePointCount(0, t.length())))
        : new Side(
            "count(" + argument.text() + ")", List.of(Integer.toString(argument.values().size())));
  }

  private static Side each(String function, Side argument, Function<String, String> of) {
    return new Side(
        function + "(" + argument.text() + ")", argument.values().stream().map(of).toList());
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Those of the values that have a text. */
  static List<String> texts(List<JsonValue> values) {
    return values.stream()
        .map(
            value -> {
              if (value instanceof JsonText text) {
                return text.text();
              }
              if (value instanceof JsonNumber number) {
                return number.text();
              }
              return value instanceof JsonBoolean truth ? Boolean.toString(truth.value()) : "";
            })
        .toList();
  }
}
