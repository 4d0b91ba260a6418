package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonWriter;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.lint.PolicyLint;
import io.bellbuoy.rules.lint.Proofs;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.PlainReading;
import io.bellbuoy.rules.match.PolicyCompilation.Compiled;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.rules.match.RuleCompiler;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the lint says of generated policies against generated events, a seed after the other.
 * For one thread.
 */
final class LintRun {

  private static final int MOST_RULES = 12;

  private long proofs;
  private long tested;
  private long covered;

  /** An event, and what else is known of it. */
  private record Known(JsonObject event, Attributes attributes) {}

  /** A condition and its text. */
  private record Condition(String text, Expression expression) {

    boolean holds(Known known) {
      return expression.matches(known.event, known.attributes);
    }
  }

  /** What an event shows to be wrong; null where nothing. */
  @Nullable String run(long seed) {
    Chance chance = new Chance(seed);
    Events source = new Events(chance);
    List<JsonObject> documents = new ArrayList<>(chance.times(3, source::event));
    TriedPolicies writer = new TriedPolicies(chance);
    Attributes attributes = writer.attributes(documents);
    TriedPolicy policy = readable(writer.policy(documents, attributes));
    for (int i = 0; i < 25; i++) {
      documents.add(source.neighbour(chance.of(documents)));
    }
    List<Known> events =
        documents.stream().map(event -> new Known(WrittenEvents.of(event), attributes)).toList();
    String wrong = wrongOfConditions(policy, events, chance);
    if (wrong == null) {
      wrong = wrongOfPolicy(policy, events);
    }
    return wrong == null ? null : "seed " + seed + ": " + wrong;
  }

  private static TriedPolicy readable(TriedPolicy policy) {
    Map<String, NamedList> lists = policy.listsByName();
    return policy.withRules(
        policy.rules().stream()
            .limit(MOST_RULES)
            .filter(rule -> RuleCompiler.compile(rule.rule(), lists).rule() != null)
            .toList());
  }

  private @Nullable String wrongOfConditions(
      TriedPolicy policy, List<Known> events, Chance chance) {
    Map<String, NamedList> lists = policy.listsByName();
    List<Condition> others =
        policy.rules().stream().flatMap(rule -> condition(rule.condition().text(), lists)).toList();
    for (TriedRule rule : policy.rules()) {
      Condition one = condition(rule.condition().text(), lists).findFirst().orElseThrow();
      List<Phrase> simpler = chance.shuffled(rule.condition().simpler());
      List<Condition> near =
          simpler.stream().limit(4).flatMap(phrase -> condition(phrase.text(), lists)).toList();
      for (Condition other : Stream.concat(near.stream(), others.stream()).toList()) {
        String wrong = wrongOf(one, other, events);
        if (wrong != null) {
          return wrong;
        }
      }
    }
    return null;
  }

  private static Stream<Condition> condition(String text, Map<String, NamedList> lists) {
    return ExpressionParser.parse(text, lists) instanceof ParseResult.Parsed parsed
        ? Stream.of(new Condition(text, parsed.expression()))
        : Stream.empty();
  }

  private @Nullable String wrongOf(Condition one, Condition other, List<Known> events) {
    return Stream.of(
            claim("never holds", List.of(other), List.of(), events),
            claim("always holds", List.of(), List.of(other), events),
            claim("one excludes the other", List.of(one, other), List.of(), events),
            claim("the second follows from the first", List.of(one), List.of(other), events),
            claim("the second follows from the first", List.of(other), List.of(one), events))
        .flatMap(wrong -> wrong)
        .findFirst()
        .orElse(null);
  }

  private Stream<String> claim(
      String claim, List<Condition> so, List<Condition> notSo, List<Known> events) {
    if (!Proofs.excluded(expressions(so), expressions(notSo))) {
      return Stream.empty();
    }
    proofs++;
    // It is worth something where the conditions are met one by one.
    if (so.stream().allMatch(one -> events.stream().anyMatch(one::holds))
        && notSo.stream().allMatch(one -> events.stream().anyMatch(known -> !one.holds(known)))) {
      tested++;
    }
    return events.stream()
        .filter(
            known ->
                so.stream().allMatch(one -> one.holds(known))
                    && notSo.stream().noneMatch(one -> one.holds(known)))
        .findFirst()
        .map(
            known ->
                "%s: %s%nbut not of %s %s"
                    .formatted(
                        claim,
                        Stream.concat(so.stream(), notSo.stream())
                            .map(Condition::text)
                            .collect(Collectors.joining("\n    ")),
                        JsonWriter.write(known.event),
                        known.attributes))
        .stream();
  }

  private static List<Expression> expressions(List<Condition> conditions) {
    return conditions.stream().map(Condition::expression).toList();
  }

  private @Nullable String wrongOfPolicy(TriedPolicy policy, List<Known> events) {
    Set<String> unreached =
        PolicyLint.of(policy.snapshot(), policy.listsByName()).stream()
            .filter(finding -> finding.diagnostic().message().startsWith("no event reaches"))
            .map(Finding::ruleId)
            .collect(Collectors.toSet());
    if (unreached.isEmpty() || !(policy.compile() instanceof Compiled compiled)) {
      return null;
    }
    covered += unreached.size();
    CompiledPolicy judge = compiled.policy();
    PlainReading plain = new PlainReading(judge.match(), judge.rules());
    for (Known known : events) {
      String event = JsonWriter.write(known.event);
      for (CompiledRule reached : reached(plain.assess(event.getBytes(UTF_8), known.attributes))) {
        if (unreached.contains(reached.entry().rule().id())) {
          return "%s is reached by %s %s of%n%s"
              .formatted(reached.entry().rule().id(), event, known.attributes, policy.yaml());
        }
      }
    }
    return null;
  }

  private static List<CompiledRule> reached(Verdict verdict) {
    List<CompiledRule> reached = new ArrayList<>(verdict.alerts());
    reached.addAll(verdict.shadows());
    if (verdict.ignoredBy() != null) {
      reached.add(verdict.ignoredBy());
    }
    return reached;
  }

  /** How many claims were held against events that met a part of each. */
  long tested() {
    return tested;
  }

  /** How many rules were said never to be reached. */
  long covered() {
    return covered;
  }

  @Override
  public String toString() {
    return "%d claims, %d of them with events that came near; %d rules never reached"
        .formatted(proofs, tested, covered);
  }
}
