package io.bellbuoy.bench.matcher;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Policies in Bellbuoy's own language. */
public final class Policies {

  /** What the events come from. */
  static final Attributes FROM = Attributes.ofCluster("prod-eu");

  private static final String RULE = "rule-";

  private Policies() {}

  /** A policy of that kind, as it would be published. */
  public static PolicySnapshot snapshot(PolicyShape shape, int rules, Policy.Match match) {
    return snapshot(new RuleShapes<>(new BellbuoyDialect()).rules(shape, rules), match);
  }

  static PolicySnapshot snapshot(List<String> expressions, Policy.Match match) {
    List<PolicySnapshot.Entry> entries = new ArrayList<>();
    for (String expression : expressions) {
      Rule rule = rule(RULE + entries.size(), expression);
      entries.add(new PolicySnapshot.Entry(rule, true, List.of(), Policy.Mode.ALERT));
    }
    return new PolicySnapshot(1, Instant.EPOCH, "bench", "", match, entries, Map.of());
  }

  /** A rule as the policies here have them. */
  public static Rule rule(String id, String expression) {
    return new Rule(
        id,
        "Rule " + id,
        Severity.LOW,
        "",
        "{user.username} did {verb} {objectRef.resource}",
        expression,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  static CompiledPolicy compiled(PolicySnapshot snapshot, Map<String, NamedList> lists) {
    PolicyCompilation compilation = PolicyCompiler.compile(snapshot, lists);
    if (compilation instanceof PolicyCompilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new IllegalStateException("the policy does not compile: " + compilation);
  }

  static CompiledPolicy compiled(PolicyShape shape, int rules, Policy.Match match) {
    return compiled(snapshot(shape, rules, match), Map.of());
  }

  /** Which of the policy's rules the first of these is. */
  static int index(List<CompiledRule> matches) {
    return matches.isEmpty()
        ? Judge.NONE
        : Integer.parseInt(matches.get(0).entry().rule().id().substring(RULE.length()));
  }
}
