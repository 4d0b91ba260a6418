package io.bellbuoy.rules.match.differential;

import io.bellbuoy.schemas.NamedList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes single comparisons, each of the grammar's. For one thread. */
final class Comparisons {

  private final Chance chance;
  private final Sides sides;
  private final Literals literals;
  private final Quoting quoting;
  private final Ground ground;

  Comparisons(Chance chance, Ground ground) {
    this.chance = chance;
    this.sides = new Sides(chance, ground);
    this.literals = new Literals(chance);
    this.quoting = new Quoting(chance);
    this.ground = ground;
  }

  String comparison() {
    return switch (chance.below(12)) {
      case 0, 1, 2, 3 -> equality();
      case 4 -> order();
      case 5, 6 -> within();
      case 7, 8 -> containing();
      case 9 -> affixed();
      case 10 -> matching();
      default -> chance.oneIn(8) ? chance.of("true", "false") : presence();
    };
  }

  private String equality() {
    Side left = sides.asking();
    String right =
        switch (chance.below(8)) {
          case 0 -> literals.integer(left);
          case 1 -> sides.asking().text();
          case 2 -> chance.of("true", "false");
          default -> literals.text(left);
        };
    return turned(left.text(), chance.of(" = ", " = ", " != "), right);
  }

  private String order() {
    Side left = sides.asking();
    String right = chance.oneIn(5) ? sides.asking().text() : literals.number(left);
    return turned(left.text(), chance.of(" < ", " <= ", " > ", " >= "), right);
  }

  private String turned(String left, String sign, String right) {
    return chance.oneIn(6) ? right + sign + left : left + sign + right;
  }

  private String presence() {
    return "exists(" + sides.asking().text() + ")";
  }

  private String within() {
    Side left = sides.asking();
    return left.text() + not() + "in " + set(left);
  }

  private String set(Side left) {
    return chance.way(
        () -> "(" + members(() -> writtenMember(left)) + ")",
        () -> literals.block(left),
        () -> "cidr(" + members(() -> block(left)) + ")",
        () -> "@" + named(ground.words(), left));
  }

  private String members(java.util.function.Supplier<String> one) {
    int size = chance.oneIn(12) ? chance.between(10, 60) : chance.between(1, 4);
    return chance.times(size, one).stream().collect(Collectors.joining(", "));
  }

  private String writtenMember(Side left) {
    return chance.oneIn(4) ? literals.integer(left) : literals.text(left);
  }

  private String block(Side left) {
    return chance.oneIn(5) ? "@" + chance.of(ground.blocks()).name() : literals.block(left);
  }

  /** Rather a list that has one of the values. */
  private String named(List<NamedList> lists, Side left) {
    return chance.shuffled(lists).stream()
        .filter(list -> list.members().stream().anyMatch(left.values()::contains))
        .findFirst()
        .orElse(chance.of(lists))
        .name();
  }

  private String containing() {
    Side left = sides.asking();
    String sought =
        switch (chance.below(6)) {
          case 0, 1 -> regex(left);
          case 2 -> sides.asking().text();
          case 3 -> literals.text(left);
          default -> literals.part(left);
        };
    return orLiteralFirst(left, not() + "contains ", sought);
  }

  private String affixed() {
    Side left = sides.asking();
    String end = chance.oneIn(5) ? sides.asking().text() : literals.part(left);
    return orLiteralFirst(left, not() + chance.of("startswith ", "endswith "), end);
  }

  /** A text may stand first where what follows asks. */
  private String orLiteralFirst(Side left, String relation, String right) {
    boolean asks = !right.startsWith("\"") && !right.startsWith("/");
    String first = asks && chance.oneIn(4) ? literals.text(left) : left.text();
    return first + relation + right;
  }

  private String matching() {
    Side left = sides.asking();
    String pattern = chance.oneIn(3) ? quoting.text(literals.pattern(left)) : regex(left);
    return left.text() + not() + "matches " + pattern;
  }

  private String regex(Side left) {
    String pattern = literals.pattern(left).replaceAll("(?<!\\\\)/", "\\\\/");
    return "/" + (pattern.isEmpty() ? "^" : pattern) + "/";
  }

  private String not() {
    return chance.oneIn(4) ? " not " : " ";
  }
}
