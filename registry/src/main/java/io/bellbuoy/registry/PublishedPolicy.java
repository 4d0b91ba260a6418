package io.bellbuoy.registry;

import io.bellbuoy.rules.file.RuleFileWriter;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policy in force as rule files that say the same. */
public final class PublishedPolicy {

  private PublishedPolicy() {}

  /**
   * The text of one file; rules bring their tests where the library still has them as published.
   *
   * @param image in which some policy is in force
   */
  public static String asFiles(PolicyImage image, LibraryImage library) {
    PolicySnapshot current = Objects.requireNonNull(image.current());
    List<NamedList> lists = new ArrayList<>(image.listsOf(current).values());
    lists.sort(java.util.Comparator.comparing(NamedList::name));
    List<Rule> rules = new ArrayList<>();
    List<Policy.Entry> entries = new ArrayList<>();
    for (PolicySnapshot.Entry entry : current.rules()) {
      Rule rule = entry.rule();
      Rule inLibrary = library.rules().get(rule.id());
      rules.add(sameButTests(rule, inLibrary) ? inLibrary : rule);
      entries.add(new Policy.Entry(rule.id(), entry.enabled(), entry.clusters(), entry.mode()));
    }
    return RuleFileWriter.write(new RuleFiles(lists, rules, new Policy(current.match(), entries)));
  }

  /** The files as they would be shown once they are published: rules in policy order. */
  public static RuleFiles effective(RuleFiles files) {
    Policy policy = files.effectivePolicy();
    Map<String, Rule> byId =
        files.rules().stream().collect(Collectors.toMap(Rule::id, rule -> rule));
    Set<String> named = policy.rules().stream().map(Policy.Entry::id).collect(Collectors.toSet());
    List<Rule> rules =
        policy.rules().stream()
            .map(entry -> byId.get(entry.id()))
            .filter(rule -> rule != null && named.contains(rule.id()))
            .toList();
    List<NamedList> lists = new ArrayList<>(files.lists());
    lists.sort(java.util.Comparator.comparing(NamedList::name));
    return new RuleFiles(lists, rules, policy);
  }

  private static boolean sameButTests(Rule published, @Nullable Rule inLibrary) {
    return inLibrary != null && inLibrary.withoutTests().equals(published);
  }
}
