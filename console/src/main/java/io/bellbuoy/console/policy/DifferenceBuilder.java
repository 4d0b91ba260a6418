package io.bellbuoy.console.policy;

import io.bellbuoy.console.policy.PolicyDifference.Kind;
import io.bellbuoy.console.policy.PolicyDifference.ListChange;
import io.bellbuoy.console.policy.PolicyDifference.Matching;
import io.bellbuoy.console.policy.PolicyDifference.RuleChange;
import io.bellbuoy.console.policy.PolicyDifference.Side;
import io.bellbuoy.console.rules.ListUse;
import io.bellbuoy.registry.PolicyImage;
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

/** Compares two orders of rules with their texts. Not thread-safe. */
final class DifferenceBuilder {

  private final @Nullable PolicySnapshot old;
  private final Map<String, NamedList> oldLists;
  private final Map<String, Side> before = new LinkedHashMap<>();
  private final Map<String, Side> after = new LinkedHashMap<>();

  private DifferenceBuilder(PolicyImage policy, @Nullable PolicySnapshot old) {
    this.old = old;
    this.oldLists = old == null ? Map.of() : policy.listsOf(old);
    if (old != null) {
      putAll(before, old);
    }
  }

  /** From the policy in force to the draft over the library as it is. */
  static PolicyDifference of(RuleBook book) {
    DifferenceBuilder builder = new DifferenceBuilder(book.policy(), book.policy().current());
    Policy draft = book.policy().edited();
    for (Policy.Entry e : draft.rules()) {
      Rule rule = book.library().rules().get(e.id());
      if (rule != null) {
        builder.put(e.enabled(), e.clusters(), e.mode(), rule.withoutTests());
      }
    }
    return builder.difference(draft.match(), builder.named(book.library().lists().values()));
  }

  /**
   * From one version to another.
   *
   * @param old null: nothing was in force
   */
  static PolicyDifference of(PolicyImage policy, @Nullable PolicySnapshot old, PolicySnapshot now) {
    DifferenceBuilder builder = new DifferenceBuilder(policy, old);
    putAll(builder.after, now);
    return builder.difference(now.match(), policy.listsOf(now));
  }

  private PolicyDifference difference(Policy.Match match, Map<String, NamedList> lists) {
    return new PolicyDifference(
        old == null ? 0 : old.version(),
        old == null || old.match() == match ? null : new Matching(old.match(), match),
        rules(),
        lists(lists));
  }

  private static void putAll(Map<String, Side> sides, PolicySnapshot snapshot) {
    for (PolicySnapshot.Entry e : snapshot.rules()) {
      put(sides, new Side(sides.size() + 1, e.enabled(), e.clusters(), e.mode(), e.rule()));
    }
  }

  private void put(boolean enabled, List<String> clusters, Policy.Mode mode, Rule rule) {
    put(after, new Side(after.size() + 1, enabled, clusters, mode, rule));
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
          Side was = before.get(key);
          if (was == null) {
            changes.add(change(Kind.ADDED, null, now));
          } else if (!was.isLike(now)) {
            changes.add(change(Kind.CHANGED, was, now));
          } else if (moved.contains(key)) {
            changes.add(change(Kind.MOVED, was, now));
          }
        });
    before.forEach(
        (key, was) -> {
          if (!after.containsKey(key)) {
            changes.add(
                new RuleChange(was.rule().id(), was.rule().name(), Kind.REMOVED, was, null));
          }
        });
    return changes;
  }

  private static RuleChange change(Kind kind, @Nullable Side was, Side now) {
    return new RuleChange(now.rule().id(), now.rule().name(), kind, was, now);
  }

  /** The fewest rules that have to be taken out so that all others keep their order. */
  private Set<String> moved() {
    List<String> common = after.keySet().stream().filter(before::containsKey).toList();
    Map<String, Integer> places = new HashMap<>();
    before.keySet().forEach(key -> places.put(key, places.size()));
    int[] former = common.stream().mapToInt(places::get).toArray();
    Set<String> moved = new HashSet<>(common);
    longestAscending(former).forEach(i -> moved.remove(common.get(i)));
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

  /** Those of the lists that the new rules name. */
  private Map<String, NamedList> named(Collection<NamedList> lists) {
    Map<String, NamedList> named = new TreeMap<>();
    for (NamedList list : lists) {
      if (after.values().stream().anyMatch(side -> ListUse.names(side.rule(), list.name()))) {
        named.put(list.name(), list);
      }
    }
    return named;
  }

  private List<ListChange> lists(Map<String, NamedList> now) {
    Set<String> names = new TreeSet<>(oldLists.keySet());
    names.addAll(now.keySet());
    List<ListChange> changes = new ArrayList<>();
    for (String name : names) {
      List<String> was = members(oldLists.get(name));
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
