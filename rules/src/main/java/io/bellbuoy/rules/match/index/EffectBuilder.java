package io.bellbuoy.rules.match.index;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what it means for the rules that some value passes one test. For one thread. */
final class EffectBuilder {

  private final int rules;
  private final Map<Integer, long[]> meeting = new TreeMap<>();
  private long @Nullable [] denied;

  EffectBuilder(int rules) {
    this.rules = rules;
  }

  void meet(int need, int rule) {
    RuleBits.add(meeting.computeIfAbsent(need, n -> RuleBits.none(rules)), rule);
  }

  void deny(int rule) {
    long[] all = denied == null ? RuleBits.none(rules) : denied;
    RuleBits.add(all, rule);
    denied = all;
  }

  Effect build() {
    return new Effect(
        denied,
        meeting.keySet().stream().mapToInt(Integer::intValue).toArray(),
        meeting.values().toArray(long[][]::new));
  }
}
