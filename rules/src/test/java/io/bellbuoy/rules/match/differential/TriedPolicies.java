package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.match.differential.Phrase.Chain;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;

/** Writes policies for some events. For one thread. */
final class TriedPolicies {

  private static final List<String> CLUSTERS = List.of("prod-eu", "prod-us", "dev", "x");
  private static final List<String> GLOBS = List.of("prod-*", "*", "dev", "?", "prod-??", "*-eu*");

  private final Chance chance;
  private final Conditions conditions;
  private final OddTexts texts;
  private final Literals literals;

  TriedPolicies(Chance chance) {
    this.chance = chance;
    this.conditions = new Conditions(chance);
    this.texts = new OddTexts(chance);
    this.literals = new Literals(chance);
  }

  /** What else is known of the events. */
  Attributes attributes(List<JsonObject> events) {
    Attributes attributes =
        chance.oneIn(5) ? Attributes.NONE : Attributes.ofCluster(chance.of(CLUSTERS));
    for (int i = chance.below(3); i > 0; i--) {
      attributes = attributes.with(chance.of(Attribute.values()), word(chance.of(events)));
    }
    return attributes;
  }

  TriedPolicy policy(List<JsonObject> events, Attributes attributes) {
    List<NamedList> words = List.of(words("words-a", events), words("words-b", events));
    List<NamedList> blocks = List.of(blocks("blocks", events));
    int size = chance.oneIn(15) ? chance.between(20, 200) : chance.between(1, 12);
    List<String> paths =
        chance.times(chance.between(1, 4), () -> new PathTexts(chance).from(chance.of(events)));
    List<TriedRule> rules = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      JsonObject event = chance.of(events);
      rules.add(
          rule("r" + i, new Ground(event, event, false, attributes, paths, words, blocks), rules));
    }
    List<NamedList> lists = new ArrayList<>(words);
    lists.addAll(blocks);
    return new TriedPolicy(chance.of(Policy.Match.values()), rules, lists);
  }

  private TriedRule rule(String id, Ground ground, List<TriedRule> earlier) {
    Phrase condition = conditions.condition(ground);
    if (!earlier.isEmpty() && chance.oneIn(6)) {
      Phrase other = chance.of(earlier).condition();
      String joint = chance.of(" and ", " and ", " or ");
      condition = chance.oneIn(3) ? other : new Chain(joint, List.of(other, condition));
    }
    int exceptions = chance.oneIn(6) ? chance.between(1, 2) : 0;
    return new TriedRule(
        id,
        condition,
        chance.times(exceptions, () -> conditions.condition(ground)),
        chance.of(Policy.Mode.ALERT, Policy.Mode.ALERT, Policy.Mode.SHADOW, Policy.Mode.IGNORE),
        !chance.oneIn(12),
        chance.oneIn(8) ? chance.times(chance.between(1, 2), () -> chance.of(GLOBS)) : List.of());
  }

  private NamedList words(String name, List<JsonObject> events) {
    List<String> words =
        new ArrayList<>(chance.times(chance.below(12), () -> word(chance.of(events))));
    if (chance.oneIn(30)) {
      for (int i = 0; i < 3_000; i++) {
        words.add("word-" + i);
      }
    }
    return new NamedList(name, chance.shuffled(words));
  }

  private NamedList blocks(String name, List<JsonObject> events) {
    List<String> blocks =
        new ArrayList<>(
            chance.times(chance.below(6), () -> literals.unquotedBlock(word(chance.of(events)))));
    if (chance.oneIn(30)) {
      for (int i = 0; i < 2_000; i++) {
        blocks.add("10.%d.%d.0/%d".formatted(i % 250, i / 250, 20 + i % 12));
      }
    }
    return new NamedList(name, blocks);
  }

  /** Something that the event holds, or seldom something else. */
  private String word(JsonObject event) {
    Spot spot = chance.oneIn(6) ? null : Spot.in(event, chance);
    return spot == null ? texts.text() : Sides.texts(List.of(spot.value())).get(0);
  }
}
