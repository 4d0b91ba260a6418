package io.bellbuoy.rules.match;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.List;

/** A rule of a compiled policy. This class is thread-safe. */
public final class CompiledRule {

  /** The rule and its place in the policy. */
  public PolicySnapshot.Entry entry() {
    throw new UnsupportedOperationException("to be written");
  }

  /** The rule's message for an event. */
  public String message(JsonValue event, Attributes attributes, Redaction redaction) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Which comparisons held for an event that matches, and what they found. */
  public List<Alert.Evidence> evidence(
      JsonValue event, Attributes attributes, Redaction redaction) {
    throw new UnsupportedOperationException("to be written");
  }
}
