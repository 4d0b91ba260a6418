package io.bellbuoy.console.policy;

import io.bellbuoy.console.policy.PolicyDifference.Kind;
import io.bellbuoy.console.policy.PolicyDifference.ListChange;
import io.bellbuoy.console.policy.PolicyDifference.Matching;
import io.bellbuoy.console.policy.PolicyDifference.RuleChange;
import io.bellbuoy.console.policy.PolicyDifference.Side;
import io.bellbuoy.console.rules.ListUse;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the policy in force with the draft over the library as it is. Not thread-safe. */
final class DifferenceBuilder {

  private final RuleBook book;
  private final Map<String, Side> before = new LinkedHashMap<>();
  private final Map<String, Side> after = new LinkedHashMap<>();

  private DifferenceBuilder(RuleBook book) {
    this.book = book;
  }

  static PolicyDifference of(RuleBook book) {
    return new DifferenceBuilder(book).difference();
  }

  private PolicyDifference difference() {
    PolicySnapshot current = book.policy().current();
    Policy draft = book.policy().edited();
    if (current != null) {
      for (PolicySnapshot.Entry e : current.rules()) {
        put(before, new Side(before.size() + 1, e.enabled(), e.clusters(), e.mode(), e.rule()));
      }
    }
    for (Policy.Entry e : draft.rules()) {
      Rule rule = book.library().rules().get(e.id());
      if (rule != null) {
        put(
            after,
            new Side(after.size() + 1, e.enabled(), e.clusters(), e.mode(), rule.withoutTests()));
      }
    }
    return new PolicyDifference(
        current == null ? 0 : current.version(),
        current == null || current.match() == draft.match()
            ? null
            : new Matching(current.match(), draft.match()),
        rules(),
        lists(current));
  }

  /** A rule may have several places; the second one is compared with the second one. */
  private static void put(Map<String, Side> sides, Side side) {
    String id = side.rule().id();
    String key = id;
    for (int n = 2; sides.containsKey(key); n++) {
      key = id + " " + n;
    }
    sides.put(key, side);
  }

  private List<RuleChange> rules() {
    List<RuleChange> changes = new ArrayList<>();
    Set<String> moved = moved();
    after.forEach(
        (key, now) -> {
          Side old = before.get(key);
          if (old == null) {
            changes.add(change(Kind.ADDED, null, now));
          } else if (!old.isLike(now)) {
            changes.add(change(Kind.CHANGED, old, now));
          } else if (moved.contains(key)) {
            changes.add(change(Kind.MOVED, old, now));
          }
        });
    before.forEach(
        (key, old) -> {
          if (!after.containsKey(key)) {
            changes.add(
                new RuleChange(old.rule().id(), old.rule().name(), Kind.REMOVED, old, null));
          }
        });
    return changes;
  }

  private static RuleChange change(Kind kind, @Nullable Side old, Side now) {
    return new RuleChange(now.rule().id(), now.rule().name(), kind, old, now);
  }

  /** The fewest rules that have to be taken out so that all others keep their order. */
  private Set<String> moved() {
    List<String> common = after.keySet().stream().filter(before::containsKey).toList();
    Map<String, Integer> places = new HashMap<>();
    before.keySet().forEach(key -> places.put(key, places.size()));
    int[] old = common.stream().mapToInt(places::get).toArray();
    Set<String> moved = new HashSet<>(common);
    longestAscending(old).forEach(i -> moved.remove(common.get(i)));
    return moved;
  }

  /** The indices of a longest ascending subsequence; the numbers are distinct. */
  private static List<Integer> longestAscending(int[] numbers) {
    int[] ends = new int[numbers.length];
    int[] lastIndex = new int[numbers.length];
    int[] former = new int[numbers.length];
    int length = 0;
    for (int i = 0; i < numbers.length; i++) {
      int found = Arrays.binarySearch(ends, 0, length, numbers[i]);
      int place = found < 0 ? -found - 1 : found;
      ends[place] = numbers[i];
      lastIndex[place] = i;
      former[i] = place == 0 ? -1 : lastIndex[place - 1];
      length = Math.max(length, place + 1);
    }
    List<Integer> indices = new ArrayList<>();
    for (int i = length == 0 ? -1 : lastIndex[length - 1]; i >= 0; i = former[i]) {
      indices.add(i);
    }
    return indices;
  }

  private List<ListChange> lists(@Nullable PolicySnapshot current) {
    Map<String, NamedList> old = current == null ? Map.of() : book.policy().listsOf(current);
    Map<String, NamedList> now = new TreeMap<>();
    Collection<Side> sides = after.values();
    for (NamedList list : book.library().lists().values()) {
      if (sides.stream().anyMatch(side -> ListUse.names(side.rule(), list.name()))) {
        now.put(list.name(), list);
      }
    }
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<ListChange> changes = new ArrayList<>();
    for (String name : names) {
      List<String> was = members(old.get(name));
      List<String> is = members(now.get(name));
      if (was == null || is == null || !was.equals(is)) {
        changes.add(new ListChange(name, was, is));
      }
    }
    return changes;
  }

  private static @Nullable List<String> members(@Nullable NamedList list) {
    return list == null ? null : list.members();
  }
}
