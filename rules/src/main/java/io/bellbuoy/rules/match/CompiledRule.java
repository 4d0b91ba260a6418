package io.bellbuoy.rules.match;

import io.bellbuoy.rules.count.Counting;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.Finding;
import io.bellbuoy.rules.expression.MessageTemplate;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of a compiled policy. This class is thread-safe. */
public final class CompiledRule {

  private final PolicySnapshot.Entry entry;
  private final Expression expression;
  private final List<CompiledException> exceptions;
  private final MessageTemplate message;
  private final @Nullable Counting counting;
  private final List<ClusterGlob> clusters;

  CompiledRule(
      PolicySnapshot.Entry entry,
      Expression expression,
      List<CompiledException> exceptions,
      MessageTemplate message,
      @Nullable Counting counting) {
    this.entry = entry;
    this.expression = expression;
    this.exceptions = List.copyOf(exceptions);
    this.message = message;
    this.counting = counting;
    this.clusters = entry.clusters().stream().map(ClusterGlob::of).toList();
  }

  /** The rule and its place in the policy. */
  public PolicySnapshot.Entry entry() {
    return entry;
  }

  /** How its matches are counted; null: each alerts. */
  public @Nullable Counting counting() {
    return counting;
  }

  /** Whether a match does not alert by itself, but counts towards a threshold. */
  public boolean countsOnly() {
    return entry.rule().threshold() != null;
  }

  /**
   * Whether a match is the end of the event's way. One that only counts towards a threshold is
   * none: the rules below look at the event as if that rule were not there.
   */
  boolean ends(Policy.Match match) {
    return switch (entry.mode()) {
      case IGNORE -> true;
      case ALERT -> match == Policy.Match.FIRST && !countsOnly();
      case SHADOW -> false;
    };
  }

  /** Whether the event comes from a cluster that the rule is for, and is one that it asks for. */
  public boolean matches(JsonValue event, Attributes attributes) {
    return covers(attributes)
        && expression.matches(event, attributes)
        && exception(event, attributes) == null;
  }

  /** The name of the first exception that the event falls under; null: none. */
  public @Nullable String exception(JsonValue event, Attributes attributes) {
    for (CompiledException exception : exceptions) {
      if (exception.expression().matches(event, attributes)) {
        return exception.name();
      }
    }
    return null;
  }

  /** The rule's message for an event. */
  public String message(JsonValue event, Attributes attributes, Redaction redaction) {
    return message.render(event, attributes, redaction::hides);
  }

  /**
   * Which comparisons held for an event that matches, and what they found; for another event, which
   * did not. At most 20, each at most 1,024 characters long.
   */
  public List<Alert.Evidence> evidence(
      JsonValue event, Attributes attributes, Redaction redaction) {
    return evidence(expression.explain(event, attributes), redaction);
  }

  static List<Alert.Evidence> evidence(List<Finding> findings, Redaction redaction) {
    return findings.stream()
        .map(finding -> new Alert.Evidence(finding.path(), shown(finding, redaction)))
        .toList();
  }

  Expression expression() {
    return expression;
  }

  List<CompiledException> exceptions() {
    return exceptions;
  }

  /** Whether events with such attributes come from a cluster that the rule is for. */
  boolean covers(Attributes attributes) {
    if (clusters.isEmpty()) {
      return true;
    }
    String cluster = attributes.get(Attribute.CLUSTER);
    return cluster != null && clusters.stream().anyMatch(glob -> glob.matches(cluster));
  }

  private static String shown(Finding finding, Redaction redaction) {
    JsonValue source = finding.source();
    return source != null && redaction.hides(source) ? Redaction.MARK : finding.value();
  }
}
