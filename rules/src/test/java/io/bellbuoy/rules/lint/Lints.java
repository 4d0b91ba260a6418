package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Small policies, and what is said of them. */
final class Lints {

  static final Map<String, NamedList> LISTS =
      Map.of(
          "admins", new NamedList("admins", List.of("alice", "bob")),
          "people", new NamedList("people", List.of("alice", "bob", "carol")),
          "net", new NamedList("net", List.of("10.0.0.0/8")));

  private Lints() {}

  static Rule rule(String id, String expression, Rule.ExceptionClause... exceptions) {
    return new Rule(
        id,
        id,
        Severity.LOW,
        "",
        "",
        expression,
        List.of(exceptions),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  static PolicySnapshot.Entry entry(Policy.Mode mode, Rule rule, String... clusters) {
    return new PolicySnapshot.Entry(rule, true, List.of(clusters), mode);
  }

  static PolicySnapshot.Entry alert(String id, String expression) {
    return entry(Policy.Mode.ALERT, rule(id, expression));
  }

  /** The findings as {@code rule/part line:column+length message}. */
  static List<String> of(Policy.Match match, PolicySnapshot.Entry... entries) {
    PolicySnapshot snapshot =
        new PolicySnapshot(1, Instant.EPOCH, "me", "", match, List.of(entries), Map.of());
    return shown(PolicyLint.of(snapshot, LISTS));
  }

  static List<String> of(Rule rule) {
    return shown(PolicyLint.of(rule, LISTS));
  }

  private static List<String> shown(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                "%s/%s %d:%d+%d %s"
                    .formatted(
                        f.ruleId(),
                        f.part(),
                        f.diagnostic().line(),
                        f.diagnostic().column(),
                        f.diagnostic().length(),
                        f.diagnostic().message()))
        .toList();
  }
}
