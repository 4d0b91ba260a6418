package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.match.differential.Phrase.Chain;
import io.bellbuoy.rules.match.differential.Phrase.Group;
import io.bellbuoy.rules.match.differential.Phrase.Leaf;
import io.bellbuoy.rules.match.differential.Phrase.Negation;
import io.bellbuoy.rules.match.differential.Phrase.Quantified;

/** Writes conditions, down the grammar. For one thread. */
final class Conditions {

  private static final int MOST_LEVELS = 4;

  private final Chance chance;

  Conditions(Chance chance) {
    this.chance = chance;
  }

  /** For that event, and so that its answer is open. */
  Phrase condition(Ground ground) {
    if (chance.oneIn(200)) {
      return nested(new Leaf(new Comparisons(chance, ground).comparison()), 60);
    }
    return condition(ground, chance.of(0, 1, 1, 2, 2, 3, MOST_LEVELS));
  }

  private Phrase condition(Ground ground, int levels) {
    if (levels == 0) {
      return new Leaf(new Comparisons(chance, ground).comparison());
    }
    return switch (chance.below(9)) {
      case 0, 1 -> chain(chance.of(" and ", "\nand ", " and # both\n"), ground, levels);
      case 2, 3 -> chain(chance.of(" or ", "\n  or ", " or // either\n"), ground, levels);
      case 4 -> new Negation(condition(ground, levels - 1));
      case 5 -> new Group(condition(ground, levels - 1));
      default -> quantified(ground, levels);
    };
  }

  private Phrase chain(String joint, Ground ground, int levels) {
    int length = chance.oneIn(40) ? chance.between(8, 20) : chance.between(2, 3);
    int inside = length > 3 ? 0 : levels - 1;
    return new Chain(joint, chance.times(length, () -> condition(ground, inside)));
  }

  private Phrase quantified(Ground ground, int levels) {
    StringBuilder path = new StringBuilder();
    JsonValue value = new Sides(chance, ground).quantify(path).orElse(ground.event());
    return new Quantified(
        chance.of("any", "all", "none"), path.toString(), condition(ground.at(value), levels - 1));
  }

  private Phrase nested(Phrase inner, int levels) {
    Phrase phrase = inner;
    for (int i = 0; i < levels; i++) {
      phrase = chance.oneIn(2) ? new Negation(phrase) : new Group(phrase);
    }
    return phrase;
  }
}
