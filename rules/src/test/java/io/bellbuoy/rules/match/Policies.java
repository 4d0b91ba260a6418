package io.bellbuoy.rules.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Small policies for tests. */
final class Policies {

  static final Map<String, NamedList> LISTS =
      Map.of("admins", new NamedList("admins", List.of("alice", "bob")));

  private Policies() {}

  static Rule rule(String id, String expression, Rule.ExceptionClause... exceptions) {
    return rule(id, expression, "{user.username} did it", exceptions);
  }

  static Rule rule(
      String id, String expression, String message, Rule.ExceptionClause... exceptions) {
    return new Rule(
        id,
        id,
        Severity.LOW,
        "",
        message,
        expression,
        List.of(exceptions),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  static PolicySnapshot.Entry entry(Rule rule, Policy.Mode mode, String... clusters) {
    return new PolicySnapshot.Entry(rule, true, List.of(clusters), mode);
  }

  static PolicySnapshot.Entry alert(String id, String expression) {
    return entry(rule(id, expression), Policy.Mode.ALERT);
  }

  static PolicySnapshot.Entry ignore(String id, String expression) {
    return entry(rule(id, expression), Policy.Mode.IGNORE);
  }

  static PolicySnapshot.Entry shadow(String id, String expression) {
    return entry(rule(id, expression), Policy.Mode.SHADOW);
  }

  static PolicyCompilation compile(Policy.Match match, PolicySnapshot.Entry... entries) {
    PolicySnapshot snapshot =
        new PolicySnapshot(7, Instant.EPOCH, "me", "", match, List.of(entries), Map.of());
    return PolicyCompiler.compile(snapshot, LISTS);
  }

  static CompiledPolicy policy(Policy.Match match, PolicySnapshot.Entry... entries) {
    if (compile(match, entries) instanceof PolicyCompilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new AssertionError("the policy does not compile");
  }

  static List<String> ids(List<CompiledRule> rules) {
    return rules.stream().map(rule -> rule.entry().rule().id()).toList();
  }

  /** The findings as {@code KIND rule/part line:column message}. */
  static List<String> findings(PolicyCompilation compilation) {
    List<PolicyCompilation.Finding> findings =
        compilation instanceof PolicyCompilation.Compiled compiled
            ? compiled.findings()
            : ((PolicyCompilation.Refused) compilation).findings();
    return findings.stream()
        .map(
            f ->
                "%s %s/%s %d:%d %s"
                    .formatted(
                        f.diagnostic().kind(),
                        f.ruleId(),
                        f.part(),
                        f.diagnostic().line(),
                        f.diagnostic().column(),
                        f.diagnostic().message()))
        .toList();
  }

  /** JSON with single quotes for double ones. */
  static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }
}
