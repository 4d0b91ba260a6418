package io.bellbuoy.rules.match.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Dice that fall the same way for the same seed. For one thread. */
final class Chance {

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  /** From 0 up to, but not, the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Between the two, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  long any() {
    return random.nextLong();
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of the ways to go on; only that one is gone. */
  @SafeVarargs
  final <T> T way(Supplier<T>... ways) {
    return ways[random.nextInt(ways.length)].get();
  }

  /** So many of the same kind. */
  <T> List<T> times(int times, Supplier<T> one) {
    List<T> list = new ArrayList<>(times);
    for (int i = 0; i < times; i++) {
      list.add(one.get());
    }
    return list;
  }

  <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }
}
