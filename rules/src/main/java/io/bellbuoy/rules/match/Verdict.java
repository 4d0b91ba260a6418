package io.bellbuoy.rules.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says of one event.
 *
 * @param alerts the rules that raise an alert, in policy order
 * @param counted the rules of which this match counts towards a threshold, in policy order
 * @param shadows the shadow rules that matched before the event's way ended, in policy order
 * @param ignoredBy the rule that ended the event's way without an alert of its own; null: none
 * @param unreadable why the event could not be judged; null: it could
 */
public record Verdict(
    List<CompiledRule> alerts,
    List<CompiledRule> counted,
    List<CompiledRule> shadows,
    @Nullable CompiledRule ignoredBy,
    @Nullable String unreadable) {

  /** No rule matched. */
  public static final Verdict SILENT = new Verdict(List.of(), List.of(), List.of(), null, null);

  public Verdict {
    alerts = List.copyOf(alerts);
    counted = List.copyOf(counted);
    shadows = List.copyOf(shadows);
    if (unreadable != null
        && !(alerts.isEmpty() && counted.isEmpty() && shadows.isEmpty() && ignoredBy == null)) {
      throw new IllegalArgumentException("what could not be read cannot have matched");
    }
  }

  /** The event could not be judged. */
  public static Verdict unreadable(String reason) {
    return new Verdict(List.of(), List.of(), List.of(), null, reason);
  }
}
