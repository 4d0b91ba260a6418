package io.bellbuoy.rules.match.differential;

import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Threshold;
import java.util.ArrayList;
import java.util.List;

/** A rule of a generated policy. Immutable. */
record TriedRule(
    String id,
    Phrase condition,
    List<Phrase> exceptions,
    Policy.Mode mode,
    boolean enabled,
    List<String> clusters) {

  /** The third of each ten rules counts: the events that it matches go on. */
  private static final String COUNTS = "3";

  PolicySnapshot.Entry entry() {
    return new PolicySnapshot.Entry(rule(), enabled, clusters, mode);
  }

  Policy.Entry place() {
    return new Policy.Entry(id, enabled, clusters, mode);
  }

  Rule rule() {
    List<Rule.ExceptionClause> clauses = new ArrayList<>();
    for (Phrase exception : exceptions) {
      clauses.add(new Rule.ExceptionClause("e" + clauses.size(), exception.text()));
    }
    return new Rule(
        id,
        id,
        Severity.LOW,
        "",
        "{user.username} {objectRef.name}",
        condition.text(),
        clauses,
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        id.endsWith(COUNTS) ? new Threshold(2, Span.of("1m"), List.of(), null) : null,
        null,
        List.of());
  }

  /** Those with one thing less. */
  List<TriedRule> simpler() {
    List<TriedRule> simpler = new ArrayList<>();
    if (mode != Policy.Mode.ALERT) {
      simpler.add(new TriedRule(id, condition, exceptions, Policy.Mode.ALERT, enabled, clusters));
    }
    if (!clusters.isEmpty()) {
      simpler.add(new TriedRule(id, condition, exceptions, mode, enabled, List.of()));
    }
    if (!exceptions.isEmpty()) {
      simpler.add(new TriedRule(id, condition, List.of(), mode, enabled, clusters));
    }
    condition
        .simpler()
        .forEach(c -> simpler.add(new TriedRule(id, c, exceptions, mode, enabled, clusters)));
    for (int i = 0; i < exceptions.size(); i++) {
      for (Phrase simple : exceptions.get(i).simpler()) {
        List<Phrase> others = new ArrayList<>(exceptions);
        others.set(i, simple);
        simpler.add(new TriedRule(id, condition, others, mode, enabled, clusters));
      }
    }
    return simpler;
  }
}
