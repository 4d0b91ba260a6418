package io.bellbuoy.rules.match.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the library's own sets. */
final class RuleBitsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 1000})
  void itDoesWhatABitSetDoes(int rules) {
    Random random = new Random(rules);
    for (int round = 0; round < 200; round++) {
      BitSet some = random(random, rules);
      BitSet others = random(random, rules);
      int rule = random.nextInt(rules);
      assertThat(RuleBits.meet(bits(rules, some), bits(rules, others)))
          .isEqualTo(some.intersects(others));
      assertThat(RuleBits.isEmpty(bits(rules, some))).isEqualTo(some.isEmpty());
      assertThat(RuleBits.count(bits(rules, some))).isEqualTo(some.cardinality());
      assertThat(RuleBits.next(bits(rules, some), rule)).isEqualTo(some.nextSetBit(rule));
      assertThat(RuleBits.has(bits(rules, some), rule)).isEqualTo(some.get(rule));

      long[] changed = bits(rules, some);
      RuleBits.addAll(changed, bits(rules, others));
      some.or(others);
      assertThat(changed).isEqualTo(bits(rules, some));
      RuleBits.remove(changed, rule);
      some.clear(rule);
      assertThat(changed).isEqualTo(bits(rules, some));
      RuleBits.keepBefore(changed, rule);
      some.clear(rule, rules);
      assertThat(changed).isEqualTo(bits(rules, some));
      RuleBits.removeAll(changed, bits(rules, others));
      some.andNot(others);
      assertThat(changed).isEqualTo(bits(rules, some));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 130})
  void theNextOneInBothIsFound(int rules) {
    Random random = new Random(rules);
    for (int round = 0; round < 500; round++) {
      BitSet some = random(random, rules);
      BitSet others = random(random, rules);
      BitSet both = (BitSet) some.clone();
      both.and(others);
      int from = random.nextInt(rules + 1);

      assertThat(RuleBits.nextInBoth(bits(rules, some), bits(rules, others), from))
          .isEqualTo(both.nextSetBit(from));
    }
  }

  private static BitSet random(Random random, int rules) {
    BitSet set = new BitSet();
    for (int i = random.nextInt(4); i > 0; i--) {
      set.set(random.nextInt(rules));
    }
    return set;
  }

  private static long[] bits(int rules, BitSet set) {
    return RuleBits.of(rules, set::get);
  }
}
