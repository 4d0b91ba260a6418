package io.bellbuoy.registry;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A snapshot with the lists that its rules name: what one version of the policy is made of.
 *
 * @param snapshot compiles
 * @param lists by name
 */
record Publication(PolicySnapshot snapshot, Map<String, NamedList> lists) {

  private static final Pattern LIST_NAME = Pattern.compile("@([a-z0-9-]+)");

  /** Refuses what does not compile. */
  Publication {
    if (PolicyCompiler.compile(snapshot, lists) instanceof PolicyCompilation.Refused refused) {
      throw new PolicyRefusedException(sentence(refused.findings()), refused.findings());
    }
  }

  /**
   * A policy over a library.
   *
   * @throws PolicyRefusedException where it names a rule that is not there, or does not compile
   */
  static Publication of(
      LibraryImage library, Policy policy, int version, String by, String comment) {
    List<Rule> rules = policy.rules().stream().map(entry -> rule(library, entry)).toList();
    RuleFiles whole =
        new RuleFiles(named(library, rules), rules.stream().distinct().toList(), policy);
    return new Publication(
        whole.snapshot(version, Instant.now(), by, comment), whole.listsByName());
  }

  /**
   * An older version as a new one.
   *
   * @throws RegistryException where there is no such version
   */
  static Publication again(PolicyImage image, int version, String by, String comment) {
    PolicySnapshot old = image.versions().get(version);
    if (old == null) {
      throw new RegistryException(
          image.versions().isEmpty()
              ? "there is no policy version to go back to: nothing was ever published"
              : "there is no policy version %d; kept are %d to %d"
                  .formatted(version, image.versions().firstKey(), image.versions().lastKey()));
    }
    PolicySnapshot again =
        new PolicySnapshot(
            image.nextVersion(), Instant.now(), by, comment, old.match(), old.rules(), old.lists());
    return new Publication(again, image.listsOf(old));
  }

  /**
   * Refuses rules that do not compile, in force or not.
   *
   * @throws PolicyRefusedException where one does not
   */
  static void check(LibraryImage library, List<Rule> rules) {
    RuleFiles alone = new RuleFiles(named(library, rules), rules, null);
    new Publication(alone.snapshot(0, Instant.EPOCH, "", ""), alone.listsByName());
  }

  /**
   * The lists that the rules name. Whatever looks like a name and is one counts, a little more than
   * needed: that is no harm, a missing one would be.
   */
  private static List<NamedList> named(LibraryImage library, List<Rule> rules) {
    Set<String> names = new HashSet<>();
    for (Rule rule : rules) {
      collect(rule.expression(), names);
      rule.exceptions().forEach(exception -> collect(exception.expression(), names));
    }
    return library.lists().values().stream().filter(list -> names.contains(list.name())).toList();
  }

  private static void collect(String expression, Set<String> names) {
    Matcher matcher = LIST_NAME.matcher(expression);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
  }

  private static Rule rule(LibraryImage library, Policy.Entry entry) {
    String id = entry.id();
    Rule rule = library.rules().get(id);
    if (rule != null) {
      return rule;
    }
    String message = "the policy names the rule " + id + ", which does not exist";
    Diagnostic diagnostic =
        new Diagnostic(
            Diagnostic.Kind.ERROR,
            1,
            1,
            Math.max(1, id.length()),
            message,
            "add it or leave it out");
    throw new PolicyRefusedException(
        message, List.of(new PolicyCompilation.Finding(id, "policy", id, diagnostic)));
  }

  private static String sentence(List<PolicyCompilation.Finding> findings) {
    List<PolicyCompilation.Finding> errors =
        findings.stream().filter(f -> f.diagnostic().kind() == Diagnostic.Kind.ERROR).toList();
    if (errors.isEmpty()) {
      return "the policy does not compile";
    }
    PolicyCompilation.Finding first = errors.get(0);
    int others = errors.size() - 1;
    String more =
        others == 0 ? "" : " (and %d more error%s)".formatted(others, others == 1 ? "" : "s");
    return "the policy does not compile: rule %s, %s, line %d, column %d: %s%s"
        .formatted(
            first.ruleId(),
            first.part(),
            first.diagnostic().line(),
            first.diagnostic().column(),
            first.diagnostic().message(),
            more);
  }
}
