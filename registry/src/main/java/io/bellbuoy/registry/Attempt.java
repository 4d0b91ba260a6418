package io.bellbuoy.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a change was about to make of some images. A commit may come through although its answer
 * does not; who then asks again must not be told that somebody else came first. Immutable.
 */
final class Attempt {

  /** Nothing was tried yet. */
  static final Attempt NONE = new Attempt(List.of(), List.of());

  private final List<Step> steps;

  /** What becomes of one image: the entries that are put, the keys that are removed. */
  private record Step(Map<String, Object> put, Set<String> removed) {

    static Step between(Map<String, Object> old, Map<String, Object> wanted) {
      Map<String, Object> put = new HashMap<>(wanted);
      put.entrySet().removeIf(entry -> entry.getValue().equals(old.get(entry.getKey())));
      Set<String> removed = new HashSet<>(old.keySet());
      removed.removeAll(wanted.keySet());
      return new Step(put, removed);
    }

    boolean isEmpty() {
      return put.isEmpty() && removed.isEmpty();
    }

    boolean standsIn(Map<String, Object> now) {
      return put.entrySet().stream().allMatch(e -> e.getValue().equals(now.get(e.getKey())))
          && removed.stream().noneMatch(now::containsKey);
    }
  }

  /** What leads from the ones to the others, image by image. */
  Attempt(List<Image<?>> before, List<Image<?>> after) {
    steps =
        IntStream.range(0, before.size())
            .mapToObj(i -> Step.between(before.get(i).entries(), after.get(i).entries()))
            .toList();
  }

  /** Whether something was to be changed and all of it is so in the images. */
  boolean standsIn(List<Image<?>> now) {
    return steps.stream().anyMatch(step -> !step.isEmpty())
        && IntStream.range(0, steps.size())
            .allMatch(i -> steps.get(i).standsIn(now.get(i).entries()));
  }
}
