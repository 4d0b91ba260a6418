package io.bellbuoy.rules.match.index;

import io.bellbuoy.rules.match.scan.ByteTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what rules ask of the values of one path. For one thread, once. */
public final class GateBuilder {

  /** Larger sets are asked as a whole rather than member by member. */
  private static final int LARGE = 256;

  private final int slot;
  private final int rules;
  private final long[] needing;
  private final long[] asking;
  private final long[] allowedByPresence;
  private final long[] deniedByPresence;
  private final Map<ByteBuffer, Effects> texts = new LinkedHashMap<>();
  private final Map<TextTest, Effects> tests = new LinkedHashMap<>();

  /** The rules that something allows, and those that it denies. */
  private record Effects(long[] allowed, long[] denied) {}

  public GateBuilder(int slot, int rules) {
    this.slot = slot;
    this.rules = rules;
    needing = RuleBits.none(rules);
    asking = RuleBits.none(rules);
    allowedByPresence = RuleBits.none(rules);
    deniedByPresence = RuleBits.none(rules);
  }

  /** Whether a test is one that pays to be asked for many rules together. */
  public static boolean pays(TextTest test) {
    return !(test instanceof TextTest.Plain);
  }

  /** How many rules ask something. */
  public int count() {
    int count = 0;
    for (long word : asking) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** A value that passes is one of those that the rule needs one of. */
  public void need(int rule, TextTest test) {
    RuleBits.add(needing, rule);
    RuleBits.add(asking, rule);
    effects(test).forEach(effects -> RuleBits.add(effects.allowed, rule));
  }

  /** It is enough for the rule that anything is there. */
  public void needPresence(int rule) {
    RuleBits.add(needing, rule);
    RuleBits.add(asking, rule);
    RuleBits.add(allowedByPresence, rule);
  }

  /** The rule does not match where a value passes. */
  public void deny(int rule, TextTest test) {
    RuleBits.add(asking, rule);
    effects(test).forEach(effects -> RuleBits.add(effects.denied, rule));
  }

  /** The rule does not match where anything is there. */
  public void denyPresence(int rule) {
    RuleBits.add(asking, rule);
    RuleBits.add(deniedByPresence, rule);
  }

  public Gate build() {
    List<byte[]> keys = new ArrayList<>();
    List<long[]> allowed = new ArrayList<>();
    List<long[]> denied = new ArrayList<>();
    texts.forEach(
        (text, effects) -> {
          keys.add(text.array());
          allowed.add(effects.allowed);
          denied.add(effects.denied);
        });
    List<Gate.Effect> others = new ArrayList<>();
    tests.forEach(
        (test, effects) -> {
          long[] concerned = effects.allowed.clone();
          RuleBits.addAll(concerned, effects.denied);
          others.add(new Gate.Effect(test, effects.allowed, effects.denied, concerned));
        });
    return new Gate(
        slot,
        needing,
        asking,
        new Gate.TextEffects(
            ByteTable.of(keys), allowed.toArray(long[][]::new), denied.toArray(long[][]::new)),
        others,
        allowedByPresence,
        deniedByPresence);
  }

  private List<Effects> effects(TextTest test) {
    if (test instanceof TextTest.Equal equal) {
      return List.of(effects(equal.text()));
    }
    if (test instanceof TextTest.Member member && member.texts().size() <= LARGE) {
      List<Effects> all = new ArrayList<>();
      for (int i = 0; i < member.texts().size(); i++) {
        all.add(effects(member.texts().text(i)));
      }
      return all;
    }
    return List.of(tests.computeIfAbsent(test, t -> none()));
  }

  private Effects effects(byte[] text) {
    return texts.computeIfAbsent(ByteBuffer.wrap(text), t -> none());
  }

  private Effects none() {
    return new Effects(RuleBits.none(rules), RuleBits.none(rules));
  }
}
