package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.schemas.Attributes;
import java.util.List;

/** A rule's condition, parsed. Immutable; answers for itself and never throws. */
public sealed interface Expression extends Node
    permits Constant, Not, And, Or, Quantifier, Once, Exists, ValueTest {

  /** Whether the event matches. */
  default boolean matches(JsonValue event, Attributes attributes) {
    return holds(Scope.of(event, attributes));
  }

  /**
   * Why the event matches, or why it does not: the comparisons that decided it, in the order of the
   * text, at most {@value Findings#MOST}.
   */
  default List<Finding> explain(JsonValue event, Attributes attributes) {
    Findings findings = new Findings();
    Scope scope = Scope.of(event, attributes);
    explain(scope, holds(scope), "", findings);
    return findings.list();
  }

  /** Whether it holds there. */
  boolean holds(Scope scope);

  /**
   * Adds what decided.
   *
   * @param held whether it holds there, as is already known
   * @param here the path of the value that the innermost quantifier is at; empty outside of any
   */
  void explain(Scope scope, boolean held, String here, Findings findings);
}
