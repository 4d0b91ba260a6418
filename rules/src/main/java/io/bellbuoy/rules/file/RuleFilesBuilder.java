package io.bellbuoy.rules.file;

import io.bellbuoy.rules.file.ParsedFile.PlacedPolicy;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what several files say into one; where they contradict each other, the first one counts. */
final class RuleFilesBuilder {

  private final Map<String, Placed<NamedList>> lists = new LinkedHashMap<>();
  private final Map<String, PlacedRule> rules = new LinkedHashMap<>();
  private final List<PlacedRule> incomplete = new ArrayList<>();
  private final Set<String> ruleIds = new HashSet<>();
  private @Nullable Placed<PlacedPolicy> policy;

  void add(ParsedFile parsed) {
    SourceFile file = parsed.file();
    for (Placed<NamedList> list : parsed.lists()) {
      Placed<NamedList> first = lists.putIfAbsent(list.value().name(), list);
      if (first != null) {
        file.error(
            list.place(),
            "the list `"
                + list.value().name()
                + "` is already in "
                + at(first.file(), first.place()),
            "rename or remove one of the two");
      }
    }
    for (PlacedRule rule : parsed.rules()) {
      if (!rule.complete()) {
        incomplete.add(rule);
        continue;
      }
      PlacedRule first = rules.putIfAbsent(rule.rule().id(), rule);
      if (first != null) {
        file.error(
            rule.id(),
            "the rule `" + rule.rule().id() + "` is already in " + at(first.file(), first.id()),
            "ids are unique in all files together");
      }
    }
    ruleIds.addAll(parsed.ruleIds());
    addPolicy(parsed.policy());
  }

  /** The rules, each with its places. */
  List<PlacedRule> rules() {
    return List.copyOf(rules.values());
  }

  /** The rules that are in no file that is built. */
  List<PlacedRule> incomplete() {
    return List.copyOf(incomplete);
  }

  /** All files together; checks what a policy can only be checked for now. */
  RuleFiles build() {
    return new RuleFiles(
        lists.values().stream().map(Placed::value).toList(),
        rules.values().stream().map(PlacedRule::rule).toList(),
        policy == null ? null : checked(policy.value()));
  }

  private void addPolicy(@Nullable Placed<PlacedPolicy> second) {
    if (policy == null) {
      policy = second;
    } else if (second != null) {
      second
          .file()
          .error(
              second.place(),
              "there is already a policy in " + at(policy.file(), policy.place()),
              "keep one `policy:` in all files together");
    }
  }

  private Policy checked(PlacedPolicy placed) {
    List<Policy.Entry> known = new ArrayList<>();
    for (Placed<Policy.Entry> entry : placed.entries()) {
      String id = entry.value().id();
      if (rules.containsKey(id)) {
        known.add(entry.value());
      } else if (!ruleIds.contains(id)) {
        entry
            .file()
            .error(entry.place(), "there is no rule `" + id + "`", NodeReader.nearest(id, ruleIds));
      }
    }
    return new Policy(placed.match(), known);
  }

  private static String at(SourceFile file, Place place) {
    return file.name() + ":" + place.line();
  }
}
