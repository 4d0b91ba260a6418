package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompilation.Compiled;
import io.bellbuoy.rules.match.PolicyCompilation.Refused;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tries generated policies on generated events, a seed after the other. For one thread. */
final class DifferentialRun {

  private final Function<CompiledPolicy, Reading> readings;
  private boolean shrinking = true;
  private long policies;
  private long rules;
  private long refusedRules;
  private long events;
  private long answers;
  private long matches;

  DifferentialRun(Function<CompiledPolicy, Reading> readings) {
    this.readings = readings;
  }

  /** Reports what it finds as it is. */
  DifferentialRun withoutShrinking() {
    shrinking = false;
    return this;
  }

  /** Everything that the seed stands for; what was found, in short form, or null. */
  @Nullable String run(long seed) {
    Chance chance = new Chance(seed);
    Events source = new Events(chance);
    List<JsonObject> documents = new ArrayList<>();
    documents.add(source.event());
    documents.add(chance.oneIn(2) ? source.event() : source.neighbour(documents.get(0)));
    TriedPolicies writer = new TriedPolicies(chance);
    List<Attributes> attributes = chance.times(3, () -> writer.attributes(documents));
    Accepted accepted = accepted(writer.policy(documents, attributes.get(0)));
    for (int i = chance.between(4, 20); i > 0; i--) {
      documents.add(source.neighbour(chance.of(documents)));
    }
    Differ differ = differ(accepted.compiled);
    policies++;
    rules += accepted.policy.rules().size();
    for (JsonObject document : documents) {
      events++;
      Attributes known = attributes.get(chance.oneIn(3) ? chance.below(3) : 0);
      byte[] event = source.bytes(document);
      String difference = differ.difference(event, known);
      if (difference != null) {
        return report(seed, difference, new TriedCase(accepted.policy, known, event));
      }
    }
    answers += differ.answers();
    matches += differ.matches();
    return null;
  }

  private record Accepted(TriedPolicy policy, CompiledPolicy compiled) {}

  private Accepted accepted(TriedPolicy policy) {
    PolicyCompilation compilation = policy.compile();
    return compilation instanceof Compiled compiled
        ? new Accepted(policy, compiled.policy())
        : accepted(without(policy, (Refused) compilation));
  }

  private Differ differ(CompiledPolicy policy) {
    return new Differ(policy, readings.apply(policy));
  }

  /** The policy with those rules that the language accepts: most of them. */
  private TriedPolicy without(TriedPolicy policy, Refused refused) {
    Set<String> wrong =
        refused.findings().stream()
            .filter(finding -> finding.diagnostic().kind() == Diagnostic.Kind.ERROR)
            .map(PolicyCompilation.Finding::ruleId)
            .collect(Collectors.toSet());
    refusedRules += wrong.size();
    return policy.withRules(
        policy.rules().stream().filter(rule -> !wrong.contains(rule.id())).toList());
  }

  private String report(long seed, String difference, TriedCase found) {
    if (difference(found) == null) {
      return "seed %d: only after the events before it, %s".formatted(seed, difference);
    }
    TriedCase small =
        shrinking ? Shrinker.shrink(found, tried -> difference(tried) != null) : found;
    return """
        seed %d: %s
        the event, in short: %s
        the policy, in short:
        %s
        the line for differences.jsonl:
        %s
        """
        .formatted(
            seed,
            difference(small),
            new String(small.event(), UTF_8),
            small.policy().yaml(),
            small.line("found with the seed " + seed));
  }

  private @Nullable String difference(TriedCase tried) {
    return tried.policy().compile() instanceof Compiled compiled
        ? differ(compiled.policy()).difference(tried.event(), tried.attributes())
        : null;
  }

  /** How many of the rules' answers, of a hundred, were that they match. */
  double matchesOfHundred() {
    return 100.0 * matches / Math.max(1, answers);
  }

  /** How many of the rules, of a hundred, did not compile. */
  double refusedOfHundred() {
    return 100.0 * refusedRules / Math.max(1, rules + refusedRules);
  }

  @Override
  public String toString() {
    return "%d policies, %d rules, %d events, %d answers, %.1f %% of them true, %.1f %% of the rules refused"
        .formatted(policies, rules, events, answers, matchesOfHundred(), refusedOfHundred());
  }
}
