package io.bellbuoy.rules.match;

import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy read plainly: the whole event becomes a tree, every rule asks it. This is what the
 * language means; {@link CompiledPolicy} must answer the same. This class is thread-safe.
 */
public final class PlainReading {

  private final Policy.Match match;
  private final List<CompiledRule> rules;

  /** Of the rules of a policy, in its order. */
  public PlainReading(Policy.Match match, List<CompiledRule> rules) {
    this.match = match;
    this.rules = List.copyOf(rules);
  }

  /** Judges one event. Never throws, whatever the bytes. */
  public Verdict assess(byte[] event, Attributes attributes) {
    try {
      return judge(read(event), attributes);
    } catch (UnreadableEventException e) {
      return Verdict.unreadable(requireNonNullElse(e.getMessage(), "it cannot be read"));
    }
  }

  /**
   * Every rule that matches, in policy order, whatever its mode and the policy's match; none where
   * the event cannot be read.
   */
  public List<CompiledRule> matching(byte[] event, Attributes attributes) {
    try {
      JsonValue tree = read(event);
      return rules.stream().filter(rule -> rule.matches(tree, attributes)).toList();
    } catch (UnreadableEventException e) {
      return List.of();
    }
  }

  private Verdict judge(JsonValue event, Attributes attributes) {
    List<CompiledRule> alerts = new ArrayList<>();
    List<CompiledRule> counted = new ArrayList<>();
    List<CompiledRule> shadows = new ArrayList<>();
    for (CompiledRule rule : rules) {
      if (!rule.matches(event, attributes)) {
        continue;
      }
      switch (rule.entry().mode()) {
        case SHADOW -> shadows.add(rule);
        case IGNORE -> {
          return new Verdict(alerts, counted, shadows, rule, null);
        }
        case ALERT -> {
          (rule.countsOnly() ? counted : alerts).add(rule);
          if (rule.ends(match)) {
            return new Verdict(alerts, counted, shadows, null, null);
          }
        }
      }
    }
    return alerts.isEmpty() && counted.isEmpty() && shadows.isEmpty()
        ? Verdict.SILENT
        : new Verdict(alerts, counted, shadows, null, null);
  }

  private static JsonValue read(byte[] event) {
    JsonValue tree = JsonReader.read(event);
    if (tree instanceof JsonObject) {
      return tree;
    }
    throw new UnreadableEventException("it is JSON, but no object", null);
  }
}
