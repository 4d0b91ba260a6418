package io.bellbuoy.rules.match.index;

import io.bellbuoy.rules.expression.AddressBlock;
import io.bellbuoy.rules.match.scan.ByteTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what rules ask of the values of one path. For one thread, once. */
public final class GateBuilder {

  /** Larger sets are asked as a whole rather than member by member. */
  private static final int LARGE = 64;

  private final int rules;
  private final long[] asking;
  private @Nullable EffectBuilder presence;

  /** What is asked, by the kind of index that answers it. */
  private final Map<Kind, Map<TextKey, EffectBuilder>> texts = new LinkedHashMap<>();

  private final Map<AddressBlock, EffectBuilder> blocks = new LinkedHashMap<>();
  private final Map<TextTest, EffectBuilder> others = new LinkedHashMap<>();

  /** What a text may be to a value. */
  private enum Kind {
    EQUAL,
    PREFIX,
    SUFFIX,
    PART,
    PART_OR_MEMBER
  }

  /** For a policy of that many rules. */
  public GateBuilder(int rules) {
    this.rules = rules;
    asking = RuleBits.none(rules);
  }

  /** Whether a test is one that pays to be asked for many rules together. */
  public static boolean pays(TextTest test) {
    return !(test instanceof TextTest.Plain);
  }

  /** Whether a test looks at more than a few bytes of a value. */
  public static boolean isCostly(TextTest test) {
    return test instanceof TextTest.Part
        || test instanceof TextTest.Within
        || (test instanceof TextTest.Member member && member.texts().size() > LARGE);
  }

  /** A value that passes is one of those that the rule needs one of. */
  public void need(int need, int rule, TextTest test) {
    RuleBits.add(asking, rule);
    effects(test).forEach(effect -> effect.meet(need, rule));
  }

  /** It is enough for a need of the rule that anything is there. */
  public void needPresence(int need, int rule) {
    RuleBits.add(asking, rule);
    presence().meet(need, rule);
  }

  /** The rule does not match where a value passes. */
  public void deny(int rule, TextTest test) {
    RuleBits.add(asking, rule);
    effects(test).forEach(effect -> effect.deny(rule));
  }

  /** The rule does not match where anything is there. */
  public void denyPresence(int rule) {
    RuleBits.add(asking, rule);
    presence().deny(rule);
  }

  private EffectBuilder presence() {
    EffectBuilder known = presence == null ? new EffectBuilder(rules) : presence;
    presence = known;
    return known;
  }

  /** The gate, once every rule has said what it asks. */
  public Gate build() {
    List<ValueIndex> indexes = new ArrayList<>();
    texts.forEach(
        (kind, effects) -> {
          ValueIndex index = index(kind, effects);
          if (index != null) {
            indexes.add(index);
          } else {
            effects.forEach((text, effect) -> others.put(test(kind, text.bytes()), effect));
          }
        });
    if (!blocks.isEmpty()) {
      indexes.add(
          new ValueIndex.Blocks(
              BlockTable.of(List.copyOf(blocks.keySet())), built(blocks.values())));
    }
    if (!others.isEmpty()) {
      indexes.add(
          new ValueIndex.Singly(others.keySet().toArray(TextTest[]::new), built(others.values())));
    }
    return new Gate(asking, indexes, presence == null ? null : presence.build());
  }

  private List<EffectBuilder> effects(TextTest test) {
    if (test instanceof TextTest.Equal equal) {
      return List.of(effect(Kind.EQUAL, equal.text()));
    }
    if (test instanceof TextTest.Prefix prefix) {
      return List.of(effect(Kind.PREFIX, prefix.text()));
    }
    if (test instanceof TextTest.Suffix suffix) {
      return List.of(effect(Kind.SUFFIX, suffix.text()));
    }
    if (test instanceof TextTest.Part part) {
      Kind kind = part.equalWhereListed() ? Kind.PART_OR_MEMBER : Kind.PART;
      return List.of(effect(kind, part.text()));
    }
    if (test instanceof TextTest.Member member && member.texts().size() <= LARGE) {
      List<EffectBuilder> all = new ArrayList<>();
      for (int i = 0; i < member.texts().size(); i++) {
        all.add(effect(Kind.EQUAL, member.texts().text(i)));
      }
      return all;
    }
    if (test instanceof TextTest.Within within && within.blocks().size() <= LARGE) {
      List<EffectBuilder> all = new ArrayList<>();
      for (int i = 0; i < within.blocks().size(); i++) {
        all.add(blocks.computeIfAbsent(within.blocks().block(i), b -> new EffectBuilder(rules)));
      }
      return all;
    }
    return List.of(others.computeIfAbsent(test, t -> new EffectBuilder(rules)));
  }

  private EffectBuilder effect(Kind kind, byte[] text) {
    return texts
        .computeIfAbsent(kind, k -> new LinkedHashMap<>())
        .computeIfAbsent(new TextKey(text), t -> new EffectBuilder(rules));
  }

  /** Null where it would be too large. */
  private static @Nullable ValueIndex index(Kind kind, Map<TextKey, EffectBuilder> asked) {
    List<byte[]> keys = asked.keySet().stream().map(TextKey::bytes).toList();
    Effect[] effects = built(asked.values());
    if (kind == Kind.EQUAL) {
      return new ValueIndex.Equals(ByteTable.of(keys), effects);
    }
    boolean part = kind == Kind.PART || kind == Kind.PART_OR_MEMBER;
    List<byte[]> read =
        kind == Kind.SUFFIX ? keys.stream().map(GateBuilder::reversed).toList() : keys;
    ByteAutomaton automaton = ByteAutomaton.of(read, part);
    if (automaton == null) {
      return null;
    }
    return switch (kind) {
      case PREFIX -> new ValueIndex.Prefixes(automaton, effects);
      case SUFFIX -> new ValueIndex.Suffixes(automaton, effects);
      default ->
          new ValueIndex.Parts(automaton, ByteTable.of(keys), kind == Kind.PART_OR_MEMBER, effects);
    };
  }

  private static Effect[] built(Collection<EffectBuilder> builders) {
    return builders.stream().map(EffectBuilder::build).toArray(Effect[]::new);
  }

  private static TextTest test(Kind kind, byte[] text) {
    return switch (kind) {
      case EQUAL -> new TextTest.Equal(text);
      case PREFIX -> new TextTest.Prefix(text);
      case SUFFIX -> new TextTest.Suffix(text);
      case PART -> new TextTest.Part(text, false);
      case PART_OR_MEMBER -> new TextTest.Part(text, true);
    };
  }

  private static byte[] reversed(byte[] text) {
    byte[] reversed = new byte[text.length];
    for (int i = 0; i < text.length; i++) {
      reversed[i] = text[text.length - 1 - i];
    }
    return reversed;
  }
}
