package io.bellbuoy.console.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often which value came, in bounded memory: where there are very many, the rare ones are
 * forgotten, so that what many different ones would crowd out stays. Not thread-safe.
 */
final class Tally {

  private final int most;
  private final Map<String, Long> counts = new HashMap<>();

  /** Of at most so many different values at a time. */
  Tally(int most) {
    this.most = most;
  }

  /**
   * A value and how often it came; less where it was forgotten in between.
   *
   * @param value bounded
   */
  record Count(String value, long n) {}

  void add(String value) {
    counts.merge(value, 1L, Long::sum);
    if (counts.size() > most) {
      forgetRareHalf();
    }
  }

  /** The most frequent ones, most frequent first. */
  List<Count> top(int n) {
    return counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Count::n).reversed().thenComparing(Count::value))
        .limit(n)
        .toList();
  }

  private void forgetRareHalf() {
    List<Long> sorted = new ArrayList<>(counts.values());
    Collections.sort(sorted);
    long rare = sorted.get(sorted.size() / 2);
    int surplus = counts.size() - most / 2;
    int[] gone = {0};
    counts.values().removeIf(n -> n <= rare && gone[0]++ < surplus);
  }
}
